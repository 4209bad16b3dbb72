import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { jsonObjectSchema } from '#domain/json.ts';
import { momentSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

/** Written on the desk: a review, a decision, a note, a correction, or a referral that begins a record. */
export const writeDeskEntries = defineEndpoint({
  method: 'POST',
  path: '/api/desk/entries',
  summary: 'Writes entries of one record on the desk; the ids are made by the caller, so a repeat changes nothing',
  access: ['manager', 'coordinator'],
  body: z.strictObject({
    record: idSchema,
    kind: z.string(),
    entries: z
      .array(z.strictObject({ id: idSchema, type: z.string(), body: jsonObjectSchema, at: momentSchema.optional() }))
      .min(1)
      .max(20),
  }),
  answer: z.strictObject({ numbers: z.record(idSchema, z.int()) }),
  most: 1024 * 1024,
});
