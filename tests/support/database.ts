import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Database, type DatabaseOptions, openDatabase } from '#server/db/database.ts';
import { createTestDatabase } from './test-database.ts';

export interface TestDatabase extends Database {
  readonly options: DatabaseOptions;
  /** Closes and opens again, as a restart of the server does. */
  reopen(): Promise<TestDatabase>;
  /** Closes it and removes what it left on the disk or in the cluster. */
  remove(): Promise<void>;
}

/** A migrated, empty database of its own: embedded, or in the PostgreSQL of TEST_DATABASE_URL where that is set. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const cluster = await createTestDatabase();
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-test-'));
  if (!cluster) await copyEmbedded(dataFolder);
  const options = { dataFolder, databaseUrl: cluster?.url };
  return wrap(await openDatabase(options), options, async () => {
    fs.rmSync(dataFolder, { recursive: true, force: true });
    await cluster?.drop();
  });
}

const wrap = (database: Database, options: DatabaseOptions, drop: () => Promise<void>): TestDatabase => ({
  ...database,
  options,
  async reopen() {
    await database.close();
    return wrap(await openDatabase(options), options, drop);
  },
  async remove() {
    await database.close();
    await drop();
  },
});

/** Puts an empty, migrated embedded database into the folder. */
export async function copyEmbedded(dataFolder: string): Promise<void> {
  fs.cpSync(await template(), dataFolder, { recursive: true });
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
