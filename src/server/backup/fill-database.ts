import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { BackupLine } from './backup-file.ts';
import { backupTables } from './backup-tables.ts';
import type { MapTaker } from './map-lines.ts';

interface Taking {
  readonly file: (path: string, bytes: Buffer) => Promise<void>;
  readonly maps: MapTaker;
}

type Head = Extract<BackupLine, { what: 'backup' }>;

/** Puts a backup into an empty database, under a new incarnation: phones then send again what it does not hold. */
export async function fillDatabase(
  database: Database,
  lines: AsyncIterable<BackupLine>,
  { file, maps }: Taking,
): Promise<Head> {
  let head: Head | undefined;
  for await (const line of lines) {
    if (line.what === 'backup') head = line;
    if (!head) throw new Error('This file is not a backup of Wardbook');
    if (line.what === 'file') await file(line.path, Buffer.from(line.bytes, 'base64'));
    if (line.what === 'map') await maps.take(line);
    if (line.what === 'rows') await insertRows(database, head.council, line.table, line.rows);
  }
  await maps.end();
  if (!head) throw new Error('This file is not a backup of Wardbook');
  const { council } = head;
  await database.as({ act: 'system' }, (tx) =>
    tx.updateTable('councils').set({ incarnation: randomUUID() }).where('id', '=', council).execute(),
  );
  return head;
}

async function insertRows(database: Database, council: string, table: string, rows: readonly unknown[]): Promise<void> {
  const known = backupTables.find((each) => each.table === table);
  if (!known) throw new Error(`The backup holds a table that this version does not know: ${table}`);
  const [first] = z.array(z.record(z.string(), z.unknown())).parse(rows);
  if (!first) return;
  const columns = Object.keys(first).filter((column) => !known.generated?.includes(column));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const context = known.writes === 'system' ? ({ act: 'system' } as const) : ({ act: known.writes, council } as const);
  await database.as(context, (tx) =>
    sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      tx,
    ),
  );
}
