// What goes into a backup while nobody writes: the rows of every table, and the files of attachments.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { BackupLine } from './backup-file.ts';
import { backupTables } from './backup-tables.ts';

const ROWS = 500;

export async function* linesOf(
  tx: Tx,
  attachmentsFolder: string,
  council: string,
  credentials: unknown[],
): AsyncGenerator<BackupLine> {
  for (const { table } of backupTables) {
    if (table === 'credentials') yield { what: 'rows', table, rows: credentials };
    else yield* pagesOf(tx, table, council);
  }
  yield* filesOf(path.join(attachmentsFolder, council), attachmentsFolder);
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

export async function rowsOf(tx: Tx, table: string, council: string): Promise<unknown[]> {
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
