import { z } from 'zod';
import type { ImportDefinition } from '../define-record-kind.ts';
import { choiceCell, momentCell } from '../import-cells.ts';
import { earlierForms, earlierOutcomes, jointIssuers, reasons, recipientTypes } from './choices.ts';

const rowSchema = z.object({
  type: choiceCell(earlierForms),
  reference: z.string('Give the reference'),
  issued_at: momentCell,
  reason: choiceCell(reasons),
  issued_with: z.string().optional(),
  recipient_type: choiceCell(recipientTypes).optional(),
  recipient_ref: z.string().optional(),
  follows: z.string().optional(),
  outcome: choiceCell(earlierOutcomes).optional(),
  ward: z.string().optional(),
});

const NOT_RECORDED = 'Not recorded';

export const importNotices: ImportDefinition = {
  name: 'notices',
  columns: Object.keys(rowSchema.shape),
  required: ['type', 'reference', 'issued_at', 'reason'],
  read: (cells) => {
    const row = rowSchema.parse(cells);
    const beginning = {
      reason: row.reason,
      place: { name: NOT_RECORDED, ward: row.ward },
      recipientType: row.recipient_type ?? 'unrecorded',
      recipientName: row.recipient_ref ?? NOT_RECORDED,
      ageBasis: row.recipient_type === 'individual' ? 'unrecorded' : undefined,
      bodyContact: row.recipient_type === 'body' ? NOT_RECORDED : undefined,
      address: NOT_RECORDED,
      conductBy: 'recipient',
    };
    const body = {
      form: row.type,
      reference: row.reference,
      ...jointlyOf(row.issued_with),
      follows: row.follows,
      outcome: row.outcome,
    };
    return {
      reference: row.reference,
      entries: [
        { type: 'logged', at: row.issued_at, body: beginning },
        { type: 'recorded-earlier', at: row.issued_at, body },
      ],
    };
  },
  example: {
    type: 'CPN',
    reference: 'N/2019/012',
    issued_at: '2019-07-02',
    reason: 'Noise (Inc. with ASB)',
    issued_with: 'Kent Police',
    recipient_type: 'individual',
    recipient_ref: 'R-88',
    follows: 'W/2019/031',
    outcome: 'complied',
    ward: 'Park Wood',
  },
};

function jointlyOf(text: string | undefined): { jointly: string; jointlyWith?: string } {
  if (text === undefined) return { jointly: 'none' };
  const known = choiceCell(jointIssuers).safeParse(text);
  return known.success && known.data !== 'other' ? { jointly: known.data } : { jointly: 'other', jointlyWith: text };
}
