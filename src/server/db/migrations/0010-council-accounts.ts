import { type Migration, sql } from 'kysely';

/** Which account of the council's identity provider is which person. */
export const councilAccounts: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  // With another identity provider everybody is linked anew, and nobody twice to the same one.
  `create table council_accounts (
    council uuid not null,
    person uuid not null,
    issuer text not null,
    subject text not null,
    linked_at timestamptz not null,
    primary key (council, person, issuer),
    unique (council, issuer, subject),
    foreign key (council, person) references people
  )`,
  `alter table council_accounts enable row level security`,
  `alter table council_accounts force row level security`,
  `grant select, insert, delete on council_accounts to wardbook_app`,
  `create policy wardbook_app on council_accounts to wardbook_app
    using (council = wardbook_council()) with check (council = wardbook_council())`,
  // For the backup.
  `grant select on council_accounts to wardbook_ingest`,
  `create policy wardbook_ingest on council_accounts to wardbook_ingest using (council = wardbook_council())`,
];
