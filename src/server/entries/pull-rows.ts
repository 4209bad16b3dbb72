import { type RawBuilder, sql } from 'kysely';
import { PAGE_ENTRIES } from '#protocol/pull-entries.ts';
import type { Tx } from '../db/database.ts';

export interface PullRow {
  readonly id: string;
  readonly changed_order: number;
  readonly record: string;
  readonly sealed: boolean;
  /** JSON of an entry that is not sealed. */
  readonly text: string | null;
  readonly query: null;
  readonly bytes: Uint8Array | null;
  readonly number: number | null;
  readonly held: boolean;
  readonly outcome: 'effect' | 'no-effect' | 'held';
  readonly enrolment: string | null;
  readonly seq: number | null;
  readonly received_at: Date;
}

/** Ten pages an answer: enough that requests do not count, little enough for a phone's memory. */
export const MOST_ROWS = 10 * PAGE_ENTRIES;

export interface Span {
  readonly council: string;
  readonly after: number;
  readonly upTo: number;
  readonly reach: RawBuilder<boolean>;
}

/** Entries in the council's order, of records within reach; one row more than fit says that there is more. */
export async function rowsSince(
  tx: Tx,
  { council, after, upTo, reach }: Span,
  keep: RawBuilder<boolean>,
): Promise<PullRow[]> {
  const { rows } = await sql<PullRow>`${selection} where e.council = ${council} and e.changed_order > ${after}
    and e.changed_order <= ${upTo} and ${readable} and ${reach} and ${keep} order by e.changed_order limit ${MOST_ROWS + 1}`.execute(
    tx,
  );
  return rows;
}

/** All that these records hold, for a phone that had none or only the end of it. */
export async function rowsOfRecords(
  tx: Tx,
  { council, upTo, reach }: Omit<Span, 'after'>,
  records: readonly string[],
): Promise<PullRow[]> {
  if (records.length === 0) return [];
  const { rows } =
    await sql<PullRow>`${selection} where e.council = ${council} and e.record = any (${[...records]}::uuid[])
    and e.changed_order <= ${upTo} and ${readable} and ${reach} order by e.changed_order`.execute(tx);
  return rows;
}

const readable = sql`not e.same_id and (e.query is not null or (e.sealed and e.bytes is not null and e.kind is not null))`;

const selection = sql`
  select e.id, e.changed_order, e.record, e.sealed, e.query::text as text, null as query,
    case when e.sealed then e.bytes end as bytes, e.number, e.held_reason is not null as held, e.outcome, e.enrolment,
    e.seq, e.received_at
  from entries e join records r on r.council = e.council and r.id = e.record`;
