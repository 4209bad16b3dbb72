// The facts behind a table, read by SQL. Of a sealed kind these are all that is in clear, and all that is read.
import { sql } from 'kysely';
import type { RecordKind } from '#kinds/registry.ts';
import type { Report } from '#reports/define-report.ts';
import { type Period, partsOf } from '#reports/period.ts';
import { type Counted, countedSums, growingSums, type Sum } from '#reports/tally.ts';
import type { Context, Database, Tx } from '../db/database.ts';

/** What a report's table is made of in a period: one line for each record, or the sums of its tally. */
export function readCounted(
  database: Database,
  council: string,
  kind: RecordKind,
  { tally, byDay }: Report,
  period: Period,
): Promise<readonly Counted<unknown>[]> {
  return database.as(counting(council), async (tx) => {
    if (!tally) return factsIn(tx, council, kind, byDay ? period : undefined);
    const { months, days } = partsOf(period);
    const sums = growingSums(tally.of);
    for (const sum of await sumsIn(tx, council, kind, tally.parts, months)) sums.add(sum);
    // Months of which the period has only some days are added up now, by the same function.
    for (const some of days) for (const { fact } of await factsIn(tx, council, kind, some)) sums.count(fact, 1);
    return countedSums(sums.all(), tally.parts);
  });
}

/** Each record's facts, one line for each. */
export const readFacts = (database: Database, council: string, kind: RecordKind, period: Period) =>
  database.as(counting(council), (tx) => factsIn(tx, council, kind, period));

// Nobody is named on every sealed record, and nobody sees an erased one: row security would leave both out for anybody else.
const counting = (council: string): Context => ({ act: 'ingest', council });

async function factsIn(
  tx: Tx,
  council: string,
  kind: RecordKind,
  period: Period | undefined,
): Promise<readonly Counted<unknown>[]> {
  const inside = period ? sql`fact_day between ${period.from} and ${period.to}` : sql`facts <> '{}'::jsonb`;
  const { rows } = await sql<{ fact: string }>`select facts::text as fact from records
    where council = ${council} and kind = ${kind.name} and sealed = ${kind.sealed} and ${inside} order by id`.execute(
    tx,
  );
  return rows.map(({ fact }) => ({ fact: JSON.parse(fact), times: 1 }));
}

async function sumsIn(
  tx: Tx,
  council: string,
  kind: RecordKind,
  parts: readonly string[],
  months: readonly string[],
): Promise<readonly Sum[]> {
  const { rows } = await sql<Sum>`select part, line, sum(times)::bigint as times, sum(amount)::bigint as amount
    from tallies where council = ${council} and kind = ${kind.name} and part = any (${parts}::text[])
    and month = any (${months}::text[]) group by part, line`.execute(tx);
  return rows;
}
