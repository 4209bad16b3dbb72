// The facts behind a table, read by SQL. Of a sealed kind these are all that is in clear, and all that is read.
import { type RawBuilder, sql } from 'kysely';
import type { RecordKind } from '#kinds/registry.ts';
import type { Counted, Report } from '#reports/define-report.ts';
import type { Period } from '#reports/period.ts';
import type { Context, Database } from '../db/database.ts';

/** Of a report that says which facts matter, equal ones come as one line with their number; otherwise each record is a line. */
export async function readFacts(
  database: Database,
  council: string,
  kind: RecordKind,
  { day, by }: Pick<Report, 'day' | 'by'>,
  period: Period,
): Promise<readonly Counted<unknown>[]> {
  // No person is named on every sealed record, so row security would leave them out for anybody but the intake.
  const context: Context = { act: kind.sealed ? 'ingest' : 'app', council };
  const inside = day ? sql`facts->>${day} between ${period.from} and ${period.to}` : sql`facts <> '{}'::jsonb`;
  const records = sql`records where kind = ${kind.name} and sealed = ${kind.sealed} and ${inside}`;
  const query = by
    ? counted(by, records)
    : sql<Line>`select facts::text as fact, 1 as times from ${records} order by id`;
  return database.as(context, async (tx) => {
    const { rows } = await query.execute(tx);
    return rows.map(({ fact, times }) => ({ fact: JSON.parse(fact), times }));
  });
}

interface Line {
  readonly fact: string;
  readonly times: number;
}

// Grouped before the object is built: a million finds make a few thousand lines.
function counted(by: readonly string[], records: RawBuilder<unknown>): RawBuilder<Line> {
  const names = by.map((_, i) => sql.ref(`f${i}`));
  const picked = by.map((key, i) => sql`facts->${key} as ${names[i]}`);
  const object = by.flatMap((key, i) => [sql`${key}::text`, sql`${names[i]}`]);
  return sql<Line>`select jsonb_build_object(${sql.join(object)})::text as fact, times
    from (select ${sql.join(picked)}, count(*)::int as times from ${records} group by ${sql.join(by.map((_, i) => sql.raw(`${i + 1}`)))}) as groups
    order by 1`;
}
