import { type Migration, sql } from 'kysely';

/** What was erased when its time was over: a record that nobody sees any more, and of its entries that they were there. */
export const retention: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table records add column erased_at timestamptz`,
  // Without bytes an entry otherwise counts as unopened, and what opens later would take its place.
  `alter table entries add column erased_at timestamptz`,
  `alter policy wardbook_app on records using (council = wardbook_council() and erased_at is null
    and (not sealed or (wardbook_person() = any (named) and not wardbook_person() = any (suspended))))`,
  `grant select, delete on job_links to wardbook_ingest`,
  `create policy wardbook_ingest on job_links to wardbook_ingest using (council = wardbook_council())`,
];
