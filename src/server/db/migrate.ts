import { type Kysely, Migrator } from 'kysely';
import { messageOf } from './database-error.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** Brings the database to this version's tables. Servers that start together take turns. */
export async function migrate(kysely: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (messageOf(error).startsWith('corrupted migrations'))
    throw new Error(
      'This database was last used by a newer Wardbook. Install that version again, or restore a backup made by this one.',
      { cause: error },
    );
  throw new Error(`The database could not be brought up to date: ${messageOf(error)}`, { cause: error });
}
