import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import { type Database, type DatabaseOptions, openDatabase } from '#server/db/database.ts';

export interface TestDatabase extends Database {
  readonly options: DatabaseOptions;
  /** Closes and opens again, as a restart of the server does. */
  reopen(): Promise<TestDatabase>;
  /** Closes it and removes what it left on the disk or in the cluster. */
  remove(): Promise<void>;
}

/** A migrated, empty database of its own: embedded, or in the PostgreSQL of TEST_DATABASE_URL where that is set. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const cluster = process.env.TEST_DATABASE_URL;
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-test-'));
  const databaseUrl = cluster && (await createDatabase(cluster));
  if (!databaseUrl) fs.cpSync(await template(), dataFolder, { recursive: true });
  return wrap(await openDatabase({ dataFolder, databaseUrl }), { dataFolder, databaseUrl });
}

const wrap = (database: Database, options: DatabaseOptions): TestDatabase => ({
  ...database,
  options,
  async reopen() {
    await database.close();
    return wrap(await openDatabase(options), options);
  },
  async remove() {
    await database.close();
    fs.rmSync(options.dataFolder, { recursive: true, force: true });
    if (options.databaseUrl) await dropDatabase(options.databaseUrl);
  },
});

async function createDatabase(cluster: string): Promise<string> {
  const name = `wardbook_test_${randomBytes(6).toString('hex')}`;
  await onCluster(cluster, `create database ${name}`);
  return withDatabase(cluster, name);
}

const dropDatabase = (databaseUrl: string): Promise<void> =>
  onCluster(
    withDatabase(databaseUrl, 'postgres'),
    `drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`,
  );

function withDatabase(databaseUrl: string, name: string): string {
  const changed = new URL(databaseUrl);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function onCluster(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creating an embedded database takes seconds: it is made once for each state of the code and then copied. */
async function template(): Promise<string> {
  const folder = path.join(os.tmpdir(), `wardbook-template-${codeHash()}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-template-'));
  const database = await openDatabase({ dataFolder: unfinished });
  await database.close();
  try {
    fs.renameSync(unfinished, folder);
  } catch {
    // Another test file finished the same one first.
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

function codeHash(): string {
  const hash = createHash('sha256');
  const migrations = new URL('../../src/server/db/migrations/', import.meta.url);
  for (const file of fs.readdirSync(migrations).sort()) hash.update(fs.readFileSync(new URL(file, migrations)));
  hash.update(fs.readFileSync(new URL('../../src/server/db/embedded-core.ts', import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}
