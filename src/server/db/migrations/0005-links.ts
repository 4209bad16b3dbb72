import { type Migration, sql } from 'kysely';

/** Which records were said to be the same as one: few records say so, so the others are not in the index. */
export const links: Migration = {
  async up(db) {
    await sql`create index records_links on records using gin ((state -> 'links') jsonb_path_ops)
      where state -> 'links' <> '[]'::jsonb`.execute(db);
  },
};
