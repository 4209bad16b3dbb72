import { type Migration, sql } from 'kysely';

/** The council, its people and their phones. */
export const people: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table councils (
    id uuid primary key,
    name text not null,
    -- Changed by a restore: the phones then send again what the backup did not hold.
    incarnation uuid not null,
    last_order bigint not null default 0,
    head bytea not null,
    created_at timestamptz not null default now()
  )`,
  `create table people (
    council uuid not null references councils,
    id uuid not null,
    name text not null,
    email text not null,
    roles text[] not null,
    team text not null default '',
    organisation text not null,
    state text not null default 'active' check (state in ('active', 'left')),
    left_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (council, id)
  )`,
  `create unique index people_email on people (council, lower(email))`,
  `create index people_sign_in on people (lower(email))`,
  `create table credentials (
    council uuid not null,
    person uuid not null,
    password_hash text not null,
    failed int not null default 0,
    locked_until timestamptz,
    changed_at timestamptz not null default now(),
    primary key (council, person),
    foreign key (council, person) references people
  )`,
  `create table sessions (
    council uuid not null,
    id_hash bytea not null,
    person uuid not null,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (council, id_hash),
    foreign key (council, person) references people
  )`,
  `create unique index sessions_id on sessions (id_hash)`,
  `create index sessions_person on sessions (council, person)`,
  // Set-up has no council yet, so the token comes first here, and the policy keeps all but the system role out.
  `create table one_time_links (
    token_hash bytea primary key,
    purpose text not null,
    council uuid,
    person uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table enrolments (
    council uuid not null,
    id uuid not null,
    person uuid not null,
    prefix text not null,
    signing_key text not null,
    recovery_wraps jsonb not null default '{}',
    push_token_hash bytea not null,
    state text not null default 'active' check (state in ('active', 'suspended', 'wiping', 'wiped', 'left')),
    -- Which seqs the council holds, by lane: a gap is an entry that never came.
    held_seqs int8multirange not null default '{}',
    held_access_seqs int8multirange not null default '{}',
    last_seq bigint not null default 0,
    waiting int not null default 0,
    persisted text not null default 'unknown',
    app_version text not null default '',
    platform text not null default '',
    last_seen_at timestamptz,
    last_pull_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (council, id),
    foreign key (council, person) references people
  )`,
  `create unique index enrolments_id on enrolments (id)`,
  `create unique index enrolments_prefix on enrolments (council, prefix)`,
  `create index enrolments_person on enrolments (council, person)`,
  `create table enrolment_codes (
    council uuid not null,
    id uuid not null,
    person uuid not null,
    -- What Argon2id made of the code, wrapped by the council's key: the code itself is nowhere.
    secret bytea not null,
    tries int not null default 0,
    created_by uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    enrolment uuid,
    primary key (council, id),
    foreign key (council, person) references people
  )`,
  `create table recovery_requests (
    council uuid not null,
    id uuid not null,
    enrolment uuid not null,
    person uuid not null,
    public_key bytea not null,
    state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'done')),
    answer bytea,
    asked_at timestamptz not null default now(),
    decided_by uuid,
    decided_at timestamptz,
    primary key (council, id)
  )`,
  `create table settings_documents (
    council uuid not null references councils,
    name text not null,
    version int not null,
    from_day text not null,
    body jsonb not null,
    state text not null default 'approved' check (state in ('draft', 'approved')),
    council_order bigint not null default 0,
    created_by uuid,
    created_at timestamptz not null default now(),
    primary key (council, name, version)
  )`,
];
