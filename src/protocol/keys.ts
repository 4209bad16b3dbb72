// The council's own keys as its administrators see them: what is in force, and what of a rotation is not finished.
import { z } from 'zod';
import { instantSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

const keyStatusSchema = z.strictObject({
  /** Of the key set in force. */
  version: z.int().positive(),
  since: instantSchema,
  /** Made, and in force with the next backup. */
  next: z.strictObject({ version: z.int().positive(), madeAt: instantSchema }).exactOptional(),
  phones: z.strictObject({
    /** Those in use. */
    total: z.int(),
    /** Those that have told that they hold this set. */
    taken: z.int(),
    /** Those that hold a set that this server does not have: its keys came from too old a backup. */
    ahead: z.int(),
  }),
  recordKeys: z.strictObject({ total: z.int(), underOldKeys: z.int() }),
  /** Wrapping keys of earlier sets that are not destroyed yet. */
  oldWrappingKeys: z.int(),
  newestBackup: instantSchema.exactOptional(),
});
export type KeyStatus = z.infer<typeof keyStatusSchema>;

export const readKeys = defineEndpoint({
  method: 'GET',
  path: '/api/keys',
  summary: 'Which key set is in force and what of the last rotation is not finished; no key is in the answer',
  access: ['admin'],
  answer: keyStatusSchema,
});

export const rotateKeys = defineEndpoint({
  method: 'POST',
  path: '/api/keys/rotation',
  summary: 'Makes new keys. Where there are backups they are in force with the next one, else at once',
  access: ['admin'],
  body: z.strictObject({ password: z.string().min(1, 'Enter your password') }),
  answer: keyStatusSchema,
});
