// One dated line in the notebook: the unit of saving, sending and proof.
import { z } from 'zod';
import { idSchema } from './id.ts';
import { jsonObjectSchema } from './json.ts';
import { instantSchema, momentSchema } from './moment.ts';

const originSchema = z.enum(['phone', 'desk', 'import', 'link']);

/** `savedAt` is the writer's clock, `clockOffset` the last measured milliseconds to add to reach the council's clock. */
export const entrySchema = z.strictObject({
  id: idSchema,
  record: idSchema,
  kind: z.string().min(1).max(60),
  kindVersion: z.int().positive(),
  type: z.string().min(1).max(60),
  body: jsonObjectSchema,
  at: momentSchema,
  savedAt: instantSchema,
  clockOffset: z.int(),
  by: idSchema,
  origin: originSchema,
  enrolment: idSchema.optional(),
  seq: z.int().positive().optional(),
  salt: z.string().max(64).optional(),
});
export type Entry = z.infer<typeof entrySchema>;

export const effectSchema = z.enum(['effect', 'no-effect', 'held']);

/** An entry as the fold sees it: `number` is its place in the council's order of the record, absent until the council has it. */
export interface FoldEntry {
  readonly entry: Entry;
  readonly number?: number | undefined;
  readonly held?: boolean | undefined;
  readonly receivedAt?: string | undefined;
}
