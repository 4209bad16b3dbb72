// How long a committee table takes over very many finds: written in bulk, because what is measured is the reading.
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { kinds } from '#kinds/registry.ts';
import { ensureTallies } from '#server/reports/tallies.ts';
import { allReports, tableFor } from '#server/reports/reports.ts';
import type { Services } from '#server/services.ts';

export interface TableTimes {
  /** Counting all of them anew, as the first start after a restore does. */
  readonly anew: number;
  readonly tables: readonly { readonly name: string; readonly ms: readonly number[]; readonly incidents: number }[];
}

const ROUNDS = 5;
/** Ten years, the longest that a table may be asked for, compared with the ten before. */
const PERIOD = { from: '2016-01-01', to: '2025-12-31' };
const DAYS = 3653;
const finding = kinds.find(({ gathers }) => gathers);

/** Of finds that `fillFinds` wrote. */
export async function measureTables(services: Services, council: string, finds: number): Promise<TableTimes> {
  const begun = performance.now();
  await ensureTallies(services.database, council);
  const anew = performance.now() - begun;

  const tables: TableTimes['tables'][number][] = [];
  for (const { report } of (await allReports()).filter((each) => each.kind === finding)) {
    const ms: number[] = [];
    let incidents = 0;
    for (let i = 0; i < ROUNDS; i += 1) {
      const asked = performance.now();
      const { totals } = await tableFor(
        services,
        { council, roles: ['manager'], onScreen: true },
        { name: report.name, ...PERIOD, compare: true },
      );
      ms.push(performance.now() - asked);
      incidents = Number(totals.incidents);
    }
    if (incidents !== finds) throw new Error(`${report.name} counted ${incidents} of ${finds}`);
    tables.push({ name: report.name, ms, incidents });
  }
  return { anew, tables };
}

/** Of 400 places, more at some than at others; a few in bulk, a few by the hundred. */
export async function fillFinds({ database }: Services, council: string, from: number, to: number): Promise<void> {
  await database.as({ act: 'ingest', council }, async (tx) => {
    await tx.deleteFrom('tally_versions').execute();
    await sql`insert into records (council, id, kind, kind_version, sealed, open, facts, begun_by, at_from, last_order, received_at, changed_at)
      select ${council}::uuid, gen_random_uuid(), ${finding?.name}, ${finding?.version}, false, false, jsonb_build_object(
          'on', day::text, 'month', to_char(day, 'YYYY-MM'), 'count', count, 'place', 'Place ' || floor(400 * power(random(), 2)),
          'source', (array['discarded', 'discarded', 'discarded', 'handed-in', 'needle-bin'])[1 + floor(random() * 5)::int],
          'condition', 'used', 'lat', 51.2 + random() / 5, 'lon', 0.4 + random() / 4),
        ${council}::uuid, day, 0, now(), now()
      from (select n, ${PERIOD.from}::date + (n % ${sql.lit(DAYS)}) as day,
          case when n % 9973 = 0 then 60 + n % 700 else 1 + floor(12 * power(random(), 3))::int end as count
        from generate_series(${sql.lit(from)}, ${sql.lit(to - 1)}) as n) as found`.execute(tx);
  });
}
