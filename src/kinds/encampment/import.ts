import { z } from 'zod';
import { yesNo } from '#domain/choice.ts';
import { momentSortKey } from '#domain/moment.ts';
import { latestOf } from './time-in-situ.ts';
import type { ImportDefinition } from '../define-record-kind.ts';
import { choiceCell, countCell, momentCell } from '../import-cells.ts';
import { caseTypes, owners } from './choices.ts';

const rowSchema = z
  .object({
    reference: z.string('Give the reference'),
    place: z.string('Give the place'),
    ward: z.string().optional(),
    land_owner: choiceCell(owners).optional(),
    case_type: choiceCell(caseTypes).optional(),
    first_reported_at: momentCell.optional(),
    arrived_at: momentCell,
    first_engaged_at: momentCell.optional(),
    departed_at: momentCell.optional(),
    caravans: countCell.optional(),
    counts_officially: choiceCell(yesNo).optional(),
    flagged: choiceCell(yesNo).optional(),
    flag_reason: z.string().optional(),
    notes: z.string().optional(),
  })
  .refine(({ arrived_at, departed_at }) => !departed_at || latestOf(departed_at) >= momentSortKey(arrived_at), {
    message: 'They cannot have left before they arrived',
    path: ['departed_at'],
  });

export const importEncampments: ImportDefinition = {
  name: 'encampments',
  columns: Object.keys(rowSchema.shape),
  required: ['reference', 'arrived_at', 'place'],
  read: (cells) => {
    const row = rowSchema.parse(cells);
    const body = {
      place: { name: row.place, ward: row.ward },
      owner: row.land_owner ?? 'unknown',
      caseType: row.case_type ?? 'unknown',
      way: 'unrecorded',
      arrived: row.arrived_at,
      arrivalSource: 'unrecorded',
      firstReported: row.first_reported_at,
      firstEngaged: row.first_engaged_at,
      caravans: row.caravans,
      countsOfficially: row.counts_officially,
      flagged: row.flagged,
      flagReason: row.flag_reason,
      notes: row.notes,
    };
    const left = row.departed_at;
    return {
      reference: row.reference,
      entries: [
        { type: 'logged', at: row.arrived_at, body },
        ...(left
          ? [
              { type: 'departure-confirmed', at: left, body: { left, source: 'unrecorded' } },
              { type: 'closed', at: left, body: { cleanUp: 'unrecorded', costs: 'unrecorded' } },
            ]
          : []),
      ],
    };
  },
  example: {
    reference: 'E-2019-04',
    place: 'Parkwood estate',
    ward: 'Park Wood',
    land_owner: 'private',
    case_type: 'vehicle-dwellers',
    first_reported_at: '2019-05-02T08:10',
    arrived_at: '2019-05-01',
    first_engaged_at: '2019-05-02T11:00',
    departed_at: '2019-07-02T12:00',
    caravans: '9',
    counts_officially: 'yes',
    flagged: 'yes',
    flag_reason: 'Far longer than any other stay',
    notes: 'Business park',
  },
};
