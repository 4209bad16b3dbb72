import { z } from 'zod';
import { idSchema } from './id.ts';

const attachmentRoleSchema = z.enum(['photo', 'signature', 'document']);

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'Not a SHA-256');

/** What an entry says of a file it carries; `sha256` is of the original bytes as taken. */
export const attachmentSchema = z.strictObject({
  id: idSchema,
  sha256: hashSchema,
  size: z.int().positive(),
  type: z.string().max(100),
  role: attachmentRoleSchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;
