import { type Migration, sql } from 'kysely';

/** What records add up to for committee tables, kept as they change; and the day by which the others are found. */
export const tallies: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

// A column, because under row security an index on an expression is used only where the expression can leak nothing.
const statements = [
  `alter table records add column fact_day text generated always as (facts ->> 'on') stored`,
  `create index records_fact_day on records (council, kind, fact_day) where fact_day is not null`,
  `create table tallies (
    council uuid not null references councils (id),
    kind text not null,
    part text not null,
    month text not null,
    line text not null,
    times bigint not null,
    amount bigint not null,
    primary key (council, kind, part, month, line)
  )`,
  // Which definition they were counted by: after a restore none, after a change an earlier one.
  `create table tally_versions (
    council uuid not null references councils (id),
    kind text not null,
    version int not null,
    primary key (council, kind)
  )`,
  ...['tallies', 'tally_versions'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `grant select on ${table} to wardbook_app`,
    `create policy wardbook_app on ${table} to wardbook_app using (council = wardbook_council())`,
    `grant select, insert, update, delete on ${table} to wardbook_ingest`,
    `create policy wardbook_ingest on ${table} to wardbook_ingest
      using (council = wardbook_council()) with check (council = wardbook_council())`,
  ]),
];
