import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';

test.runIf(process.env.TEST_DATABASE_URL)('a test gets an empty PostgreSQL database of its own', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database?.url });
  await client.connect();
  const { rows } = await client.query("select count(*)::int as tables from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([{ tables: 0 }]);
  await client.end();
  await database?.drop();
});
