import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { openDatabase, type Tx } from '../db/database.ts';
import { checkChain } from '../entries/chain.ts';
import { encrypt } from '../keys/cipher.ts';
import { dateOf, type Services } from '../services.ts';
import { type BackupLine, readBackupFile, writeBackupFile } from './backup-file.ts';
import { backupTables } from './backup-tables.ts';
import { fillDatabase } from './fill-database.ts';

const ROWS = 500;
export const ABOUT_KEYS = 'backup keys';

/** Writes the file, restores it into a database of its own, and only then counts it: phones may then let go of what it holds. */
export async function makeBackup(
  services: Services,
  council: string,
  recovery: Uint8Array,
  file: string,
): Promise<{ order: number }> {
  const { database, keyring, version } = services;
  const keyFile = await fs.readFile(path.join(keyring.folder, `${council}.json`));
  const keys = encrypt(recovery, keyFile, ABOUT_KEYS);
  // Only the system role sees passwords' hashes.
  const credentials = await database.as({ act: 'system' }, (tx) => rowsOf(tx, 'credentials', council));

  const done = await database.as({ act: 'ingest', council }, async (tx) => {
    // Whoever writes needs this row too: until the file is whole, nothing moves.
    const { last_order: order, head } = await tx
      .selectFrom('councils')
      .select(['last_order', 'head'])
      .where('id', '=', council)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const first: BackupLine = {
      what: 'backup',
      format: 1,
      version,
      at: instantText(services.clock()),
      council,
      order,
      head: Buffer.from(head).toString('hex'),
      keys: Buffer.from(keys).toString('base64'),
    };
    await writeBackupFile(file, linesOf(tx, services.attachmentsFolder, first, credentials));
    return { order, head: Buffer.from(head).toString('hex') };
  });

  await refuseUnlessRestorable(file, council, done.head);
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', await fs.readFile(file)));
  await database.as({ act: 'ingest', council }, (tx) =>
    tx
      .insertInto('backups')
      .values({
        council,
        id: randomUUID(),
        through_order: done.order,
        sha256,
        taken_at: dateOf(services),
        verified_at: dateOf(services),
      })
      .execute(),
  );
  return { order: done.order };
}

async function* linesOf(
  tx: Tx,
  attachmentsFolder: string,
  first: BackupLine & { what: 'backup' },
  credentials: unknown[],
): AsyncGenerator<BackupLine> {
  yield first;
  for (const { table } of backupTables) {
    if (table === 'credentials') yield { what: 'rows', table, rows: credentials };
    else yield* pagesOf(tx, table, first.council);
  }
  yield* filesOf(path.join(attachmentsFolder, first.council), attachmentsFolder);
}

async function* pagesOf(tx: Tx, table: string, council: string): AsyncGenerator<BackupLine> {
  await sql`declare backup_rows no scroll cursor for ${selectOf(table, council)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: unknown }>`fetch ${sql.raw(String(ROWS))} from backup_rows`.execute(tx);
    if (rows.length > 0) yield { what: 'rows', table, rows: rows.map(({ row }) => row) };
    if (rows.length < ROWS) break;
  }
  await sql`close backup_rows`.execute(tx);
}

async function rowsOf(tx: Tx, table: string, council: string): Promise<unknown[]> {
  const { rows } = await sql<{ row: unknown }>`${selectOf(table, council)}`.execute(tx);
  return rows.map(({ row }) => row);
}

// As JSON, in which PostgreSQL writes every type so that it can read it back. A cursor takes no parameters.
const selectOf = (table: string, council: string) =>
  sql`select to_jsonb(t) as row from ${sql.table(table)} as t where ${sql.ref(table === 'councils' ? 't.id' : 't.council')} = ${sql.lit(council)}`;

async function* filesOf(folder: string, root: string): AsyncGenerator<BackupLine> {
  const entries = await fs.readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.new')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await fs.readFile(file);
    yield { what: 'file', path: path.relative(root, file).replaceAll(path.sep, '/'), bytes: bytes.toString('base64') };
  }
}

/** A backup that nobody has restored is a hope. */
async function refuseUnlessRestorable(file: string, council: string, head: string): Promise<void> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'wardbook-verify-'));
  try {
    const database = await openDatabase({ dataFolder: folder });
    try {
      await fillDatabase(database, readBackupFile(file), { file: async () => {} });
      const check = await database.as({ act: 'ingest', council }, (tx) => checkChain(tx, council));
      if (check.broken !== undefined || check.head !== head)
        throw new Error('What was restored from the backup is not what was backed up');
    } finally {
      await database.close();
    }
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}
