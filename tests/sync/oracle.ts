// What must be true at the council, asked of its own database.
import { answerOf } from '#sync/idb.ts';
import { outboxRowSchema } from '#sync/outbox-rows.ts';
import { readRegister } from '#sync/register-store.ts';
import { checkChain } from '#server/entries/chain.ts';
import type { TestCouncil } from '../server/http/test-council.ts';
import type { SimPhone } from './sim-phone.ts';

interface CouncilEntry {
  readonly id: string;
  readonly seq: number;
  readonly record: string;
  readonly number: number | null;
  readonly outcome: string;
}

const idOf = async (council: TestCouncil): Promise<string> =>
  council.services.database.as(
    { act: 'system' },
    async (tx) => (await tx.selectFrom('councils').select('id').executeTakeFirstOrThrow()).id,
  );

export async function councilEntries(council: TestCouncil, enrolment: string): Promise<CouncilEntry[]> {
  const id = await idOf(council);
  return council.services.database.as({ act: 'ingest', council: id }, async (tx) => {
    const entries = await tx
      .selectFrom('entries')
      .select(['id', 'seq', 'record', 'number', 'outcome'])
      .where('council', '=', id)
      .where('enrolment', '=', enrolment)
      .execute();
    const stubs = await tx
      .selectFrom('stubs')
      .select(['id', 'seq'])
      .where('council', '=', id)
      .where('enrolment', '=', enrolment)
      .execute();
    return [
      ...entries.map((entry) => ({ ...entry, seq: entry.seq ?? 0 })),
      ...stubs.map((stub) => ({ ...stub, record: '', number: null, outcome: 'stub' })),
    ];
  });
}

/** I1, I2 and I7: every acknowledged save is there, once, with one effect; numbers have no gap; the chain verifies. */
export async function expectAtCouncil(council: TestCouncil, phone: SimPhone, saved: readonly string[]): Promise<void> {
  const there = await councilEntries(council, phone.enrolment);
  const kept = there.filter(({ outcome }) => outcome !== 'stub');
  for (const id of saved)
    if (!there.some((entry) => entry.id === id)) throw new Error(`The saved entry ${id} never arrived`);
  if (new Set(kept.map(({ id }) => id)).size !== kept.length) throw new Error('An entry was stored twice');
  if (new Set(kept.map(({ seq }) => seq)).size !== kept.length) throw new Error('Two entries share a seq');
  const id = await idOf(council);
  const { broken, gaps } = await council.services.database.as({ act: 'ingest', council: id }, async (tx) => {
    const numbered = await tx
      .selectFrom('entries')
      .select(['record', 'number'])
      .where('council', '=', id)
      .where('number', 'is not', null)
      .execute();
    const byRecord = new Map<string, number[]>();
    for (const { record, number } of numbered) byRecord.set(record, [...(byRecord.get(record) ?? []), number ?? 0]);
    return {
      broken: (await checkChain(tx, id)).broken,
      gaps: [...byRecord.values()].filter((numbers) => Math.max(...numbers) !== numbers.length),
    };
  });
  if (broken !== undefined) throw new Error(`The audit chain breaks at ${broken}`);
  if (gaps.length > 0) throw new Error(`Numbers of a record have a gap: ${JSON.stringify(gaps)}`);
}

/** The clear columns of the outbox as they lie on the phone. */
export async function outboxRows(factory: IDBFactory): Promise<{ id: string; state: string; seq: number }[]> {
  const rows: unknown[] = [];
  for (const { database: name } of await readRegister(factory)) {
    const database = await answerOf(factory.open(name));
    rows.push(...(await answerOf<unknown[]>(database.transaction('outbox').objectStore('outbox').getAll())));
    database.close();
  }
  return rows.map((row) => outboxRowSchema.parse(row));
}
