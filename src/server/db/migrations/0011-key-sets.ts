import { type Migration, sql } from 'kysely';

/** Which key set a phone says it holds; null where it has not said yet. */
export const keySets: Migration = {
  async up(db) {
    await sql`alter table enrolments add column key_set_version int`.execute(db);
  },
};
