// The sums that tables are made of, kept in the same transaction as the facts they count.
import { sql } from 'kysely';
import { kinds } from '#kinds/registry.ts';
import { type GrowingSums, growingSums, type Sum, type Tally } from '#reports/tally.ts';
import type { Database, Tx } from '../db/database.ts';

const FACTS_AT_ONCE = 20_000;
const SUMS_AT_ONCE = 5_000;

export interface ChangedFacts {
  readonly kind: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Takes what records counted before out of the sums and puts in what they count now. The council's row must be locked. */
export async function changeTallies(tx: Tx, council: string, changes: readonly ChangedFacts[]): Promise<void> {
  for (const [kind, tally] of await allTallies()) {
    const sums = sumsByMonth(tally);
    for (const { before, after } of changes.filter((change) => change.kind === kind)) {
      sums.count(before, -1);
      sums.count(after, 1);
    }
    await addSums(tx, council, kind, sums.all());
  }
}

/** Counts everything anew where it was counted by another definition or, as after a restore, never. */
export async function ensureTallies(database: Database, council: string): Promise<void> {
  for (const [kind, tally] of await allTallies())
    await database.as({ act: 'ingest', council }, async (tx) => {
      // Whoever writes a record needs this row too.
      await tx.selectFrom('councils').select('id').where('id', '=', council).forUpdate().execute();
      const counted = await tx
        .selectFrom('tally_versions')
        .select('version')
        .where('council', '=', council)
        .where('kind', '=', kind)
        .executeTakeFirst();
      if (counted?.version !== tally.version) await countAnew(tx, council, kind, tally);
    });
}

async function countAnew(tx: Tx, council: string, kind: string, tally: Tally): Promise<void> {
  await tx.deleteFrom('tallies').where('council', '=', council).where('kind', '=', kind).execute();
  const sums = sumsByMonth(tally);
  for (let after = NO_ID; ; ) {
    const { rows } = await sql<{ id: string; fact: string }>`select id, facts::text as fact from records
      where council = ${council} and kind = ${kind} and id > ${after}::uuid order by id limit ${FACTS_AT_ONCE}`.execute(
      tx,
    );
    for (const { fact } of rows) sums.count(JSON.parse(fact), 1);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  await addSums(tx, council, kind, sums.all());
  const { version } = tally;
  await tx
    .insertInto('tally_versions')
    .values({ council, kind, version })
    .onConflict((conflict) => conflict.columns(['council', 'kind']).doUpdateSet({ version }))
    .execute();
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

async function allTallies(): Promise<ReadonlyMap<string, Tally>> {
  const found = new Map<string, Tally>();
  for (const kind of kinds) for (const { tally } of await kind.reports()) if (tally) found.set(kind.name, tally.of);
  return found;
}

interface MonthSum extends Sum {
  readonly month: string;
}

function sumsByMonth(tally: Tally) {
  const byMonth = new Map<string, GrowingSums>();
  return {
    count(fact: unknown, times: number): void {
      const month = monthOf(fact);
      if (month === undefined) return;
      const sums = byMonth.get(month) ?? growingSums(tally);
      byMonth.set(month, sums);
      sums.count(fact, times);
    },
    all: (): readonly MonthSum[] =>
      [...byMonth].flatMap(([month, sums]) => sums.all().map((sum) => ({ ...sum, month }))),
  };
}

/** Of the day in facts that count. */
const monthOf = (fact: unknown): string | undefined =>
  typeof fact === 'object' && fact !== null && 'on' in fact && typeof fact.on === 'string'
    ? fact.on.slice(0, 7)
    : undefined;

async function addSums(tx: Tx, council: string, kind: string, sums: readonly MonthSum[]): Promise<void> {
  // What changed back to what it was costs nothing.
  const real = sums.filter(({ times, amount }) => times !== 0 || amount !== 0);
  for (let at = 0; at < real.length; at += SUMS_AT_ONCE) {
    const some = real.slice(at, at + SUMS_AT_ONCE);
    const column = <K extends keyof MonthSum>(key: K) => some.map((sum) => sum[key]);
    await sql`insert into tallies (council, kind, part, month, line, times, amount)
      select ${council}::uuid, ${kind}, * from unnest(${column('part')}::text[], ${column('month')}::text[],
        ${column('line')}::text[], ${column('times')}::bigint[], ${column('amount')}::bigint[])
      on conflict (council, kind, part, month, line)
      do update set times = tallies.times + excluded.times, amount = tallies.amount + excluded.amount`.execute(tx);
  }
}
