import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.remove());

const ours = sql`n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely_migration%'`;

describe('every table', () => {
  test('has forced row security and a policy', async () => {
    const { rows } = await database.as({ act: 'system' }, (tx) =>
      sql<{ name: string; safe: boolean }>`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity
          and exists (select from pg_policy p where p.polrelid = c.oid) as safe
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ safe }) => !safe)).toEqual([]);
  });

  test('begins its key with the council, but for the council itself and links that precede it', async () => {
    const { rows } = await database.as({ act: 'system' }, (tx) =>
      sql<{ name: string; first: string }>`
        select c.relname as name, a.attname as first
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_index i on i.indrelid = c.oid and i.indisprimary
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where ${ours}`.execute(tx),
    );
    const others = rows.filter(({ first }) => first !== 'council').map(({ name }) => name);
    expect(others.sort()).toEqual(['councils', 'one_time_links']);
  });

  test('belongs to nobody the server runs as', async () => {
    const { rows } = await database.as({ act: 'system' }, (tx) =>
      sql`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and pg_get_userbyid(c.relowner) like 'wardbook\\_%'`.execute(tx),
    );
    expect(rows).toEqual([]);
  });
});

test('migrating again changes nothing, and what was stored is there', async () => {
  const councils = (each: TestDatabase) =>
    each.as({ act: 'system' }, (tx) => tx.selectFrom('councils').selectAll().execute());
  await database.as({ act: 'system' }, (tx) =>
    tx
      .insertInto('councils')
      .values({
        id: crypto.randomUUID(),
        name: 'Eastmere Borough Council',
        incarnation: crypto.randomUUID(),
        head: new Uint8Array(32),
      })
      .execute(),
  );
  const before = await councils(database);
  database = await database.reopen();
  expect(await councils(database)).toEqual(before);
  expect(before[0]).toMatchObject({ name: 'Eastmere Borough Council', last_order: 0 });
});
