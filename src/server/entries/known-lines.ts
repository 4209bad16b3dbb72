import { sql } from 'kysely';
import { type SignedReceipt, signedReceiptSchema } from '#protocol/receipt.ts';
import type { Tx } from '../db/database.ts';
import type { HeldReason } from './held-reason.ts';
import type { Line } from './line.ts';

interface Known {
  readonly id: string;
  readonly hash: string;
  readonly seq: number | undefined;
  readonly lane: 'record' | 'access';
  /** Stored unopened: what opens now takes its place. */
  readonly unopened: boolean;
  readonly heldReason: string | undefined;
  readonly number: number | undefined;
  readonly receipt: SignedReceipt | undefined;
}

/** What the council already holds under the ids and seqs of these lines, kept up to date while they are taken. */
export interface KnownLines {
  /** Same id and same hash: a retry, whatever the ciphertext. */
  repeatOf(line: Line): Known | undefined;
  /** Why the line cannot stand beside what came before it. */
  clash(line: Line): HeldReason | undefined;
  remember(line: Line): void;
}

export async function readKnown(
  tx: Tx,
  council: string,
  enrolment: string | undefined,
  lines: readonly Line[],
): Promise<KnownLines> {
  const ids = lines.map(({ id }) => id);
  const seqs = lines.flatMap(({ phone }) => (phone ? [phone.header.seq] : []));
  const known = new Map<string, Known[]>();
  const add = (each: Known) => known.set(each.id, [...(known.get(each.id) ?? []), each]);
  const bySeq = new Map<string, string>();
  const taken = (lane: string, seq: number, id: string) => bySeq.set(`${lane} ${seq}`, id);

  for (const each of await storedLines(tx, council, enrolment, ids, seqs)) {
    add(each);
    if (each.seq !== undefined) taken(each.lane, each.seq, each.id);
  }
  const discarded = new Set(enrolment && seqs.length > 0 ? await discardedHashes(tx, council, enrolment, seqs) : []);

  return {
    repeatOf: ({ id, hash }) => known.get(id)?.find((each) => each.hash === hash),
    clash({ id, hash, phone }) {
      if (known.get(id)?.some((each) => each.hash !== hash)) return 'same-id';
      if (!phone) return undefined;
      const other = bySeq.get(`${phone.header.lane} ${phone.header.seq}`);
      if (other !== undefined && other !== id) return 'fork';
      return discarded.has(hash) ? 'discarded' : undefined;
    },
    remember({ id, hash, phone }) {
      const lane = phone?.header.lane ?? 'record';
      add({
        id,
        hash,
        lane,
        seq: phone?.header.seq,
        unopened: false,
        heldReason: undefined,
        number: undefined,
        receipt: undefined,
      });
      if (phone) taken(lane, phone.header.seq, id);
    },
  };
}

async function storedLines(
  tx: Tx,
  council: string,
  enrolment: string | undefined,
  ids: string[],
  seqs: number[],
): Promise<Known[]> {
  const mine = enrolment ? sql`or (enrolment = ${enrolment} and seq = any (${seqs}::bigint[]))` : sql``;
  const { rows } = await sql<{
    lane: 'record' | 'access';
    id: string;
    entry_hash: Uint8Array;
    enrolment: string | null;
    seq: number | null;
    number: number | null;
    unopened: boolean;
    held_reason: string | null;
    receipt: unknown;
  }>`
    select 'record' as lane, id, entry_hash, enrolment, seq, number, bytes is null and erased_at is null as unopened, held_reason, receipt
    from entries where council = ${council} and (id = any (${ids}::uuid[]) ${mine})
    union all
    select 'access', id, entry_hash, enrolment, seq, null, false, held_reason, receipt
    from access_log where council = ${council} and (id = any (${ids}::uuid[]) ${mine})`.execute(tx);
  return rows.map(({ lane, id, entry_hash, seq, number, unopened, held_reason, receipt, ...row }) => ({
    lane,
    id,
    hash: Buffer.from(entry_hash).toString('hex'),
    seq: row.enrolment === enrolment ? (seq ?? undefined) : undefined,
    number: number ?? undefined,
    unopened,
    heldReason: held_reason ?? undefined,
    receipt: signedReceiptSchema.safeParse(receipt).data,
  }));
}

async function discardedHashes(tx: Tx, council: string, enrolment: string, seqs: number[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('stubs')
    .select('entry_hash')
    .where('council', '=', council)
    .where('enrolment', '=', enrolment)
    .where(sql<boolean>`seq = any (${seqs}::bigint[])`)
    .execute();
  return rows.map(({ entry_hash }) => Buffer.from(entry_hash).toString('hex'));
}
