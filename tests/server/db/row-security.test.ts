import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context, Tx } from '#server/db/database.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const council = crypto.randomUUID();
const otherCouncil = crypto.randomUUID();
const assessor = crypto.randomUUID();
const manager = crypto.randomUUID();
const coordinator = crypto.randomUUID();
const open = crypto.randomUUID();
const sealed = crypto.randomUUID();
const now = '2026-11-01T09:00:00Z';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.as({ act: 'system' }, async (tx) => {
    for (const id of [council, otherCouncil])
      await tx
        .insertInto('councils')
        .values({ id, name: 'Eastmere', incarnation: crypto.randomUUID(), head: new Uint8Array(32) })
        .execute();
    for (const [id, role] of [
      [assessor, 'assessor'],
      [manager, 'manager'],
      [coordinator, 'coordinator'],
    ] as const)
      await tx
        .insertInto('people')
        .values({ council, id, name: role, email: `${role}@eastmere.example`, roles: [role], organisation: 'Eastmere' })
        .execute();
  });
  await database.as({ act: 'ingest', council }, async (tx) => {
    await insertRecord(tx, open, 'needle-find', []);
    await insertRecord(tx, sealed, 'sanctuary', [assessor]);
    await insertEntry(tx, open, false);
    await insertEntry(tx, sealed, true);
    await tx
      .insertInto('record_keys')
      .values({ council, record: sealed, wrapping_key: 'k', wrapped: new Uint8Array(40) })
      .execute();
    const task = { council, level: 'block', created_at: now };
    await tx
      .insertInto('tasks')
      .values([
        { ...task, id: crypto.randomUUID(), record: open, sealed: false, code: 'open' },
        { ...task, id: crypto.randomUUID(), record: sealed, sealed: true, code: 'sealed' },
        { ...task, id: crypto.randomUUID(), sealed: true, for_role: 'coordinator', code: 'unopenable' },
      ])
      .execute();
  });
});
afterAll(() => database.remove());

async function insertRecord(tx: Tx, id: string, kind: string, named: string[]): Promise<void> {
  await tx
    .insertInto('records')
    .values({
      council,
      id,
      kind,
      kind_version: 1,
      sealed: named.length > 0,
      open: true,
      named,
      begun_by: assessor,
      last_order: 1,
      received_at: now,
      changed_at: now,
    })
    .execute();
}

async function insertEntry(tx: Tx, record: string, isSealed: boolean): Promise<void> {
  await tx
    .insertInto('entries')
    .values({
      council,
      id: crypto.randomUUID(),
      entry_hash: new Uint8Array(32),
      record,
      council_order: 1,
      changed_order: 1,
      origin: 'phone',
      sealed: isSealed,
      kind: 'k',
      outcome: 'effect',
      received_at: now,
    })
    .execute();
}

const as = <T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> => database.as(context, work);
const app = (person: string): Context => ({ act: 'app', council, person });
const recordsSeen = async (context: Context) =>
  (await as(context, (tx) => tx.selectFrom('records').select('id').execute())).map(({ id }) => id);
const tasksSeen = async (context: Context) =>
  (await as(context, (tx) => tx.selectFrom('tasks').select('code').orderBy('code').execute())).map(({ code }) => code);
const count = async (context: Context, table: 'entries' | 'record_keys') =>
  (await as(context, (tx) => tx.selectFrom(table).select('council').execute())).length;

describe('a sealed record', () => {
  test('is seen by who is named on it, and by ingestion', async () => {
    expect((await recordsSeen(app(assessor))).sort()).toEqual([open, sealed].sort());
    expect((await recordsSeen({ act: 'ingest', council })).sort()).toEqual([open, sealed].sort());
    expect(await count(app(assessor), 'entries')).toBe(2);
    expect(await count(app(assessor), 'record_keys')).toBe(1);
  });

  test('does not exist for anybody else, nor do its entries, key and tasks', async () => {
    expect(await recordsSeen(app(manager))).toEqual([open]);
    expect(await recordsSeen({ act: 'app', council })).toEqual([open]);
    expect(await count(app(manager), 'entries')).toBe(1);
    expect(await count(app(manager), 'record_keys')).toBe(0);
    expect(await tasksSeen(app(manager))).toEqual(['open']);
  });

  test('is closed to somebody named while their reading is suspended', async () => {
    await as({ act: 'ingest', council }, (tx) =>
      tx
        .updateTable('records')
        .set({ suspended: [assessor] })
        .where('id', '=', sealed)
        .execute(),
    );
    expect(await recordsSeen(app(assessor))).toEqual([open]);
    await as({ act: 'ingest', council }, (tx) =>
      tx.updateTable('records').set({ suspended: [] }).where('id', '=', sealed).execute(),
    );
  });

  test('that nobody could open yet is work for coordinators only', async () => {
    expect(await tasksSeen(app(coordinator))).toEqual(['open', 'unopenable']);
  });
});

describe('a council', () => {
  test('sees nothing of another', async () => {
    for (const act of ['app', 'ingest'] as const) {
      expect(await recordsSeen({ act, council: otherCouncil, person: assessor })).toEqual([]);
      expect(
        await as({ act, council: otherCouncil }, (tx) => tx.selectFrom('councils').select('id').execute()),
      ).toEqual([{ id: otherCouncil }]);
    }
  });

  test('cannot be written to from another', async () => {
    await expect(
      as({ act: 'ingest', council: otherCouncil }, (tx) => insertRecord(tx, crypto.randomUUID(), 'needle-find', [])),
    ).rejects.toThrow(/row-level security/);
  });
});

test('the app writes no entry and nobody rewrites the audit', async () => {
  await expect(as(app(assessor), (tx) => insertEntry(tx, open, false))).rejects.toThrow(/permission denied/);
  for (const act of ['app', 'ingest'] as const)
    await expect(
      as({ act, council }, (tx) => tx.updateTable('audit').set({ act: 'nothing' }).execute()),
    ).rejects.toThrow(/permission denied/);
});

test('before a council is known, records cannot be asked for at all', async () => {
  await expect(as({ act: 'system' }, (tx) => tx.selectFrom('records').selectAll().execute())).rejects.toThrow(
    /permission denied/,
  );
});

test('a connection carries no context over, even from a transaction that failed', async () => {
  await expect(as(app(assessor), (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow(/division by zero/);
  const leftovers = await as({ act: 'system' }, async (tx) => {
    const { rows } = await sql<{
      council: string | null;
      person: string | null;
    }>`select wardbook_council() as council, wardbook_person() as person`.execute(tx);
    return rows;
  });
  expect(leftovers).toEqual([{ council: null, person: null }]);
});

describe('a transaction', () => {
  test('cannot be started inside another', async () => {
    await expect(as(app(assessor), () => recordsSeen(app(assessor)))).rejects.toThrow(/inside another/);
  });

  test('whose statement failed does not pass for committed when the error was caught', async () => {
    const swallowed = as({ act: 'ingest', council }, async (tx) => {
      await insertRecord(tx, crypto.randomUUID(), 'needle-find', []);
      await sql`select 1 / 0`.execute(tx).catch(() => {});
    });
    await expect(swallowed).rejects.toThrow();
    expect(await recordsSeen({ act: 'ingest', council })).toHaveLength(2);
  });
});
