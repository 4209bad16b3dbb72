// Rows of an enrolment's database as the sender reads them: parsed, because a damaged row must be shown to a person, never guessed at.
import { z } from 'zod';
import { laneSchema } from '#protocol/header.ts';
import { signedKeySetSchema } from '#protocol/key-set.ts';
import type { Frame } from '#protocol/push-frame.ts';
import type { Line } from './batches.ts';

export const outboxRowSchema = z.looseObject({
  lane: laneSchema,
  seq: z.int().positive(),
  id: z.string(),
  record: z.string(),
  entryHash: z.string(),
  keyId: z.string(),
  state: z.enum(['waiting', 'attention', 'received', 'discarded']),
  attempts: z.int().nonnegative(),
  nextTry: z.number(),
  problem: z.string().optional(),
  sealed: z.instanceof(ArrayBuffer).optional(),
  stub: z.instanceof(ArrayBuffer).optional(),
});
export type ReadRow = z.infer<typeof outboxRowSchema>;

const metaSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('enrolment'), enrolment: z.string(), council: z.string(), origin: z.string() }),
  z.object({ name: z.literal('keys'), sets: z.array(signedKeySetSchema).min(1) }),
  z.object({ name: z.literal('head'), record: z.int(), access: z.int() }),
  z.object({ name: z.literal('pause'), why: z.enum(['signed-out', 'forbidden', 'wiping', 'key-changed']).optional() }),
  z.object({ name: z.literal('health'), persisted: z.enum(['yes', 'no', 'unknown']) }),
  z.object({
    name: z.literal('sender'),
    beat: z.number(),
    pruned: z.number().default(0),
    incarnation: z.string().optional(),
  }),
]);
type Meta = z.infer<typeof metaSchema>;

/** The rows of `meta` that sending needs; the others are nobody's business here. */
export function metaOf(rows: readonly unknown[]): { readonly [N in Meta['name']]?: Extract<Meta, { name: N }> } {
  const known = rows.flatMap((row) => metaSchema.safeParse(row).data ?? []);
  return Object.fromEntries(known.map((row) => [row.name, row]));
}

export type WaitingLine = Line & { readonly id: string; readonly entryHash: string; readonly frame: Frame };

const FRAME_OVERHEAD = 5;

/** Undefined where the row has nothing to send. */
export function waitingLine(row: ReadRow): WaitingLine | undefined {
  const { lane, seq, record, attempts, nextTry, id, entryHash } = row;
  const bytes = row.state === 'discarded' ? row.stub : row.sealed;
  if (!bytes) return undefined;
  const frame = { tag: row.state === 'discarded' ? 'stub' : 'sealed', bytes: new Uint8Array(bytes) } as const;
  return { lane, seq, record, attempts, nextTry, id, entryHash, frame, bytes: bytes.byteLength + FRAME_OVERHEAD };
}
