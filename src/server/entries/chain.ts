// The council's order and its audit: an append-only chain of hashes, one line for each thing that happened.
import { createHash } from 'node:crypto';
import { utf8 } from '#protocol/bytes.ts';
import type { Tx } from '../db/database.ts';
import { encrypt } from '../keys/cipher.ts';
import { insertAll } from './insert-all.ts';

export interface Happening {
  /** In a word: "entry", "decision", "person added" … */
  readonly what: string;
  readonly by?: string | undefined;
  readonly detail: string;
  readonly record?: string | undefined;
  /** Of a sealed record; with its key the line is encrypted, without one it says nothing that could tell. */
  readonly sealed?: boolean | undefined;
  readonly key?: Uint8Array | undefined;
}

export interface Chain {
  /** Takes the next place in the council's order and gives it with the chain's hash after it. */
  add(happening: Happening): { readonly order: number; readonly head: string };
  readonly order: number;
  /** Stores what was added. The last thing a transaction does. */
  close(): Promise<void>;
}

/**
 * Locks the council's row until the transaction ends, so that the order of commits is the order of numbers and no pull can
 * skip a line that commits late. Open it as late as possible.
 */
export async function openChain(tx: Tx, council: string, at: string): Promise<Chain> {
  const row = await tx
    .selectFrom('councils')
    .select(['last_order', 'head'])
    .where('id', '=', council)
    .forUpdate()
    .executeTakeFirstOrThrow();
  let { last_order: order, head } = row;
  const lines: Parameters<typeof insertAll<'audit'>>[2] = [];
  return {
    get order() {
      return order;
    },
    add({ what, by, detail, record, sealed = false, key }) {
      order += 1;
      const words = utf8(JSON.stringify({ order, at, what, by, detail }));
      const line = key ? encrypt(key, words, `audit ${council} ${order}`) : words;
      const hash = chainHash(head, line);
      const [act, actor] = sealed ? ['sealed', null] : [what, by ?? null];
      lines.push({
        council,
        council_order: order,
        previous: head,
        hash,
        line,
        act,
        actor,
        record: record ?? null,
        sealed,
        at,
      });
      head = hash;
      return { order, head: hash.toString('hex') };
    },
    async close() {
      if (lines.length === 0) return;
      await insertAll(tx, 'audit', lines);
      await tx.updateTable('councils').set({ last_order: order, head }).where('id', '=', council).execute();
    },
  };
}

const chainHash = (previous: Uint8Array, line: Uint8Array): Buffer =>
  createHash('sha256').update(previous).update(line).digest();

export interface ChainCheck {
  readonly lines: number;
  readonly head: string;
  /** The first order whose line does not follow from the one before. */
  readonly broken?: number;
}

const PAGE = 5_000;

/** Walks the whole chain from its beginning to the council's head. */
export async function checkChain(tx: Tx, council: string): Promise<ChainCheck> {
  const { last_order, head } = await tx
    .selectFrom('councils')
    .select(['last_order', 'head'])
    .where('id', '=', council)
    .executeTakeFirstOrThrow();
  let previous: Uint8Array = new Uint8Array(32);
  let order = 0;
  for (;;) {
    const page = await tx
      .selectFrom('audit')
      .select(['council_order', 'previous', 'hash', 'line'])
      .where('council', '=', council)
      .where('council_order', '>', order)
      .orderBy('council_order')
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const follows =
        row.council_order === order + 1 &&
        same(row.previous, previous) &&
        same(row.hash, chainHash(previous, row.line));
      if (!follows) return { lines: order, head: hex(head), broken: order + 1 };
      order = row.council_order;
      previous = row.hash;
    }
    if (page.length < PAGE) break;
  }
  const whole = order === last_order && same(previous, head);
  return { lines: order, head: hex(head), ...(!whole && { broken: order + 1 }) };
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
