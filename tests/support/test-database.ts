import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** An empty database of its own in the cluster of TEST_DATABASE_URL; undefined when the tests run on the embedded one. */
export async function createTestDatabase(): Promise<TestDatabase | undefined> {
  const cluster = process.env.TEST_DATABASE_URL;
  if (!cluster) return undefined;
  const name = `wardbook_${randomBytes(6).toString('hex')}`;
  await run(cluster, `create database ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(cluster, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
