import { type Migration, sql } from 'kysely';

/** A request to open a phone again carries the phone's wraps until it is decided, and ends by itself. One is open at a time. */
export const recovery: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table recovery_requests add column wraps jsonb, add column expires_at timestamptz not null`,
  `create unique index recovery_requests_open on recovery_requests (council, enrolment)
    where state in ('waiting', 'approved')`,
  `create index recovery_requests_enrolment on recovery_requests (council, enrolment, asked_at)`,
];
