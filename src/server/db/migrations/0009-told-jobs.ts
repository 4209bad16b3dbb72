import { type Migration, sql } from 'kysely';

/** A link to one item of a record, ended by its answer; how often it was opened is told. */
export const toldJobs: Migration = {
  async up(db) {
    await sql`alter table job_links add column item uuid, add column answered_at timestamptz,
      add column views int not null default 0, add column viewed_at timestamptz`.execute(db);
  },
};
