import type { Insertable } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

// PostgreSQL takes at most 65,535 parameters in one statement.
const MOST_PARAMETERS = 60_000;

/** One statement for all rows, or none where there are none. */
export async function insertAll<Table extends keyof Schema>(
  tx: Tx,
  table: Table,
  rows: Insertable<Schema[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const most = Math.floor(MOST_PARAMETERS / Object.keys(first).length);
  for (let at = 0; at < rows.length; at += most)
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + most))
      .execute();
}
