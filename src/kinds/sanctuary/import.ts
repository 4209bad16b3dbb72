import { z } from 'zod';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { ImportDefinition } from '../define-record-kind.ts';
import { choiceCell, momentCell } from '../import-cells.ts';
import { referralSources } from './choices.ts';

const dayCell = momentCell.transform((moment) => dayOfInstant(momentSortKey(moment)));

const rowSchema = z.object({
  reference: z.string('Give the reference'),
  referred_at: momentCell,
  source: choiceCell(referralSources).optional(),
  assessed_at: dayCell.optional(),
  works_completed_at: dayCell.optional(),
});

export const importReferrals: ImportDefinition = {
  name: 'sanctuary-referrals',
  columns: Object.keys(rowSchema.shape),
  required: ['reference', 'referred_at'],
  read: (cells) => {
    const row = rowSchema.parse(cells);
    const at = row.referred_at;
    return {
      reference: row.reference,
      entries: [
        { type: 'logged', at, body: { source: row.source ?? 'other', referredOn: dayOfInstant(momentSortKey(at)) } },
        {
          type: 'recorded-earlier',
          at,
          body: { reference: row.reference, assessedOn: row.assessed_at, worksCompletedOn: row.works_completed_at },
        },
      ],
    };
  },
  example: {
    reference: 'S-2019-07',
    referred_at: '2019-05-02',
    source: 'MARAC',
    assessed_at: '2019-05-04',
    works_completed_at: '2019-05-06T15:00',
  },
};
