import { z } from 'zod';

/** Every answer that is not 2xx: a code for the program, a sentence in plain English for the person. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
