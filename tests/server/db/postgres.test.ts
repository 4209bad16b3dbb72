import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#server/db/database-error.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.remove());

const system = { act: 'system' } as const;
const councils = () => database.as(system, (tx) => tx.selectFrom('councils').select('name').execute());
const insert = (name: string) => ({
  id: crypto.randomUUID(),
  name,
  incarnation: crypto.randomUUID(),
  head: new Uint8Array(32),
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('PostgreSQL', () => {
  test('ending a connection in the middle of a transaction leaves nothing of it, and the next one works', async () => {
    const killed = database.as(system, async (tx) => {
      await tx.insertInto('councils').values(insert('half')).execute();
      await sql`reset role`.execute(tx);
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      await sql`select 1`.execute(tx);
    });
    await expect(killed).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await councils()).toEqual([]);
  });

  test('stopping one of two transactions that wait for each other: it runs again by itself', async () => {
    const [one, two] = [insert('one'), insert('two')];
    await database.as(system, (tx) => tx.insertInto('councils').values([one, two]).execute());
    let arrived = 0;
    let open = () => {};
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    const crossing = (first: string, second: string) =>
      database.as(system, async (tx) => {
        await tx.updateTable('councils').set({ name: sql`name || '+'` }).where('id', '=', first).execute();
        arrived += 1;
        if (arrived === 2) open();
        await both;
        await tx.updateTable('councils').set({ name: sql`name || '+'` }).where('id', '=', second).execute();
      });
    await Promise.all([crossing(one.id, two.id), crossing(two.id, one.id)]);
    expect((await councils()).map(({ name }) => name).toSorted()).toEqual(['one++', 'two++']);
    expect(arrived).toBeGreaterThan(2);
  });
});
