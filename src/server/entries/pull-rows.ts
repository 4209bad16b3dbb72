import { type RawBuilder, sql } from 'kysely';
import type { Effect } from './thread.ts';
import { PAGE_ENTRIES } from '#protocol/pull-entries.ts';
import type { Tx } from '../db/database.ts';

/** Four pages an answer: the phone asks for the next while it writes this one, and neither waits long for the other. */
const MOST_ROWS = 4 * PAGE_ENTRIES;

/** Entries in the council's order, of records that the person may read. */
export interface Span {
  readonly council: string;
  readonly after: number;
  readonly upTo: number;
  readonly reach: RawBuilder<boolean>;
  /** On `records r`: which of them the phone gets at all. */
  readonly keep: RawBuilder<boolean>;
  /** Records that come whole, also what lies before the span. */
  readonly whole: readonly string[];
}

// Row security narrows both tables further: a sealed record exists for those named on it only.
const from = sql`from entries e join records r on r.council = e.council and r.id = e.record`;

const within = ({ council, after, upTo, reach, keep, whole }: Span): RawBuilder<boolean> => sql<boolean>`
  e.council = ${council} and e.changed_order <= ${upTo} and not e.same_id
  and (e.query is not null or (e.sealed and e.bytes is not null and e.kind is not null))
  and ${reach} and ${keep}
  and (${whole.length > 0 ? sql`e.record = any (${[...whole]}::uuid[]) or` : sql``} e.changed_order > ${after})`;

/** Where an answer must end to fit; undefined when the whole span does. */
export async function lastThatFits(tx: Tx, span: Span): Promise<number | undefined> {
  const { rows } = await sql<{ changed_order: number }>`select e.changed_order ${from} where ${within(span)}
    order by e.changed_order offset ${MOST_ROWS} limit 1`.execute(tx);
  return rows[0] && rows[0].changed_order - 1;
}

/** Records of the span that began before `day` and are older than what a phone begins with. */
export async function recordsFromBefore(tx: Tx, span: Span, instant: string): Promise<string[]> {
  const { rows } = await sql<{ record: string }>`select distinct e.record ${from}
    where ${within(span)} and not r.sealed and r.at_from < ${instant}::timestamptz`.execute(tx);
  return rows.map(({ record }) => record);
}

export interface ClearPage {
  readonly text: string;
  readonly entries: number;
}

/** Pages of JSON of what is not sealed. PostgreSQL writes them: 10,000 rows one by one would be most of the time of a pull. */
export async function clearPages(tx: Tx, span: Span): Promise<ClearPage[]> {
  const { rows } = await sql<ClearPage>`
    select '[' || string_agg(line, ',' order by n) || ']' as text, count(*)::int as entries
    from (
      select row_number() over (order by e.changed_order) as n,
        (row_number() over (order by e.changed_order) - 1) / ${PAGE_ENTRIES} as page,
        '{"entry":' || e.query::text || coalesce(',"number":' || e.number, '')
        || case when e.held_reason is not null then ',"held":true' else '' end
        || ',"receivedAt":"' || to_char(e.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"}' as line
      ${from} where ${within(span)} and not e.sealed
    ) as lines
    group by page order by page`.execute(tx);
  return rows;
}

export interface SealedRow {
  readonly id: string;
  readonly record: string;
  readonly sealed: true;
  readonly query: null;
  readonly bytes: Uint8Array;
  readonly number: number | null;
  readonly held: boolean;
  readonly received_at: Date;
}

export async function sealedRows(tx: Tx, span: Span): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select e.id, e.record, e.sealed, null as query, e.bytes, e.number, e.held_reason is not null as held, e.received_at
    ${from} where ${within(span)} and e.sealed order by e.changed_order`.execute(tx);
  return rows;
}

export interface EchoRow {
  readonly seq: number;
  readonly number: number | null;
  readonly outcome: Effect;
}

/** The phone's own entries among them. */
export async function ownRows(tx: Tx, span: Span, enrolment: string): Promise<EchoRow[]> {
  const { rows } = await sql<EchoRow>`select e.seq, e.number, e.outcome ${from}
    where ${within(span)} and e.enrolment = ${enrolment} order by e.seq`.execute(tx);
  return rows;
}
