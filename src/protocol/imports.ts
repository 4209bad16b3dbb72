import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

const MOST_BYTES = 32 * 1024 * 1024;

export const importRecords = defineEndpoint({
  method: 'POST',
  path: '/api/imports/:name',
  summary: 'Earlier records from a CSV, all rows or none; the same file twice is one',
  access: ['manager', 'coordinator'],
  body: z.strictObject({
    text: z.string().min(1, 'Choose a file'),
    /** Rows that are known with other values amend their records. */
    update: z.boolean(),
  }),
  answer: z.strictObject({
    /** Lines that cannot be read: where there is one, nothing was imported. */
    problems: z.array(z.string()),
    added: z.int(),
    same: z.int(),
    amended: z.int(),
    /** Known with other values: they changed nothing. */
    differing: z.array(z.string()),
  }),
  most: MOST_BYTES,
});
export type Imported = z.infer<Exclude<typeof importRecords.answer, string>>;
