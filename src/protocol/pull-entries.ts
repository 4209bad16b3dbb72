// What this person may see, in pages. Pages travel compressed and are kept as they came: the phone only encrypts them.
import { z } from 'zod';
import { effectSchema, entrySchema } from '#domain/entry.ts';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { type Bytes, concatBytes, readU32, u32, utf8, utf8Text } from './bytes.ts';
import { contactSchema, holdingSchema } from './contact.ts';
import { defineEndpoint } from './endpoint.ts';
import { settingsVersionSchema } from './settings-documents.ts';

export const PAGE_ENTRIES = 500;

/** Salt and signature stay at the council. */
export const pulledEntrySchema = z.strictObject({
  entry: entrySchema.omit({ salt: true }),
  number: z.int().positive().optional(),
  held: z.boolean().optional(),
  receivedAt: instantSchema,
});
export type PulledEntry = z.infer<typeof pulledEntrySchema>;

/** `seq` of an own entry that this pull returns: its journal row may go once the page is written. */
const echoSchema = z.object({
  seq: z.int().positive(),
  number: z.int().positive().optional(),
  effect: effectSchema,
});

export const pullMetaSchema = z.object({
  /** Opaque, and unchanged when there is nothing new for this person. */
  cursor: z.string(),
  more: z.boolean(),
  /** One page of gzip'd JSON (an array of PulledEntry) each; a sealed record has pages of its own. */
  pages: z.array(
    z.object({ bytes: z.int().nonnegative(), entries: z.int().positive(), sealedRecord: idSchema.optional() }),
  ),
  /** Records that came into or left this person's reach; what left is forgotten. */
  enter: z.array(idSchema),
  leave: z.array(idSchema),
  echoes: z.array(echoSchema),
  /** Every settings document in force; the phone fetches those whose version it lacks. */
  settings: z.array(settingsVersionSchema),
  people: z.array(z.object({ id: idSchema, name: z.string() })),
  holding: holdingSchema,
});
export type PullMeta = z.infer<typeof pullMetaSchema>;

export const pullEntries = defineEndpoint({
  method: 'GET',
  path: '/api/sync/pull',
  summary:
    'Pages of entries since an opaque cursor, for the person of the session and the enrolment named in the header',
  access: 'session',
  query: contactSchema.extend({ after: z.string().max(400).optional() }),
  answer: 'bytes',
});

/** Length and JSON of the meta line, then the pages one behind another. */
export const encodePull = (meta: PullMeta, pages: readonly Uint8Array[]): Bytes => {
  const line = utf8(JSON.stringify(meta));
  return concatBytes(u32(line.length), line, ...pages);
};

/** Throws where the answer is cut short or not a pull answer. */
export function decodePull(body: Uint8Array): { readonly meta: PullMeta; readonly pages: readonly Bytes[] } {
  const length = body.length >= 4 ? readU32(body, 0) : Number.POSITIVE_INFINITY;
  if (4 + length > body.length) throw new Error('The answer is cut short');
  const meta = pullMetaSchema.parse(JSON.parse(utf8Text(body.subarray(4, 4 + length))));
  let at = 4 + length;
  const pages = meta.pages.map(({ bytes }) => {
    at += bytes;
    return body.slice(at - bytes, at);
  });
  if (at !== body.length) throw new Error('The answer is cut short');
  return { meta, pages };
}
