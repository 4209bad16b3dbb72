import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { lineSchema, optionalTextSchema } from '#domain/text.ts';
import { defineEndpoint } from './endpoint.ts';
import { signedReceiptSchema } from './receipt.ts';

/** Asked before a record leaves the council: who gets it stands in the council's chain first (DPA 2018 s.62). */
export const discloseRecord = defineEndpoint({
  method: 'POST',
  path: '/api/desk/records/:id/disclosure',
  summary: 'Writes down that a record is disclosed and to whom, and answers with what proves its entries',
  access: ['manager', 'coordinator'],
  body: z.strictObject({ recipient: lineSchema('Say who it is for'), reason: optionalTextSchema }),
  answer: z.strictObject({
    /** Of the line in the council's chain. */
    order: z.int(),
    at: instantSchema,
    /** By entry; what was written at the desk has none. */
    receipts: z.record(idSchema, signedReceiptSchema),
    /** Logged openings, the oldest first. */
    openings: z.array(z.strictObject({ at: instantSchema, by: idSchema.optional() })),
  }),
});
