import { type Migration, sql } from 'kysely';

/** A job sent to somebody outside: what opens it is kept as hashes, and every try counts. */
export const jobLinks: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table job_links (
    council uuid not null references councils (id),
    id uuid not null,
    record uuid not null,
    kind text not null,
    token_hash bytea not null unique,
    code_hash bytea not null,
    pass_hash bytea,
    tries int not null default 0,
    made_by uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    ended_at timestamptz,
    ended_why text,
    primary key (council, id)
  )`,
  `create index job_links_record on job_links (council, record, made_at)`,
  `alter table job_links enable row level security`,
  `alter table job_links force row level security`,
  `grant select, insert, update on job_links to wardbook_app`,
  `create policy wardbook_app on job_links to wardbook_app
    using (council = wardbook_council()
      and exists (select from records r where r.council = job_links.council and r.id = job_links.record))
    with check (council = wardbook_council()
      and exists (select from records r where r.council = job_links.council and r.id = job_links.record))`,
  `grant select, update on job_links to wardbook_system`,
  `create policy wardbook_system on job_links to wardbook_system using (true) with check (true)`,
];
