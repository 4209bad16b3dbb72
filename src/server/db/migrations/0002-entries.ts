import { type Migration, sql } from 'kysely';

/** What the notebooks hold, and what proves it. */
export const entries: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

// Of a sealed record only kind, facts, open and the people named are clear: type, body, times, attachments, task and audit
// texts are encrypted under the record's own key.
const statements = [
  `create table records (
    council uuid not null,
    id uuid not null,
    kind text not null,
    kind_version int not null,
    sealed boolean not null,
    open boolean not null,
    named uuid[] not null default '{}',
    -- Named, but not to read until a coordinator grants it again (after a password reset or a new phone).
    suspended uuid[] not null default '{}',
    facts jsonb not null default '{}',
    state jsonb,
    review text not null default 'new',
    reference text,
    begun_by uuid not null,
    begun_enrolment uuid,
    team text not null default '',
    organisation text not null default '',
    at_from timestamptz,
    at_to timestamptz,
    last_number int not null default 0,
    last_order bigint not null,
    received_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (council, id)
  )`,
  `create index records_inbox on records (council, last_order desc)`,
  `create index records_kind on records (council, kind, at_from desc)`,
  `create index records_reference on records (council, reference) where reference is not null`,
  `create table record_keys (
    council uuid not null,
    record uuid not null,
    wrapping_key text not null,
    wrapped bytea not null,
    primary key (council, record)
  )`,
  // Two entries may claim one id or one seq (a copied phone): the later is held beside the first, never in its place.
  `create table entries (
    council uuid not null,
    id uuid not null,
    entry_hash bytea not null,
    record uuid not null,
    council_order bigint not null,
    -- Moves past council_order when the council decides a held entry, so that phones pull it again.
    changed_order bigint not null,
    number int,
    origin text not null,
    enrolment uuid,
    seq bigint,
    author uuid,
    sealed boolean not null,
    kind text,
    kind_version int,
    type text,
    at_from timestamptz,
    at_to timestamptz,
    query jsonb,
    bytes bytea,
    signature bytea,
    outcome text not null check (outcome in ('effect', 'no-effect', 'held')),
    held_reason text,
    fork boolean not null default false,
    same_id boolean not null default false,
    receipt jsonb,
    received_at timestamptz not null,
    primary key (council, id, entry_hash)
  )`,
  `create unique index entries_id on entries (council, id) where not same_id`,
  `create unique index entries_seq on entries (council, enrolment, seq) where not fork and not same_id and enrolment is not null`,
  `create index entries_record on entries (council, record, number)`,
  `create index entries_pull on entries (council, changed_order)`,
  `create index entries_held on entries (council, council_order) where outcome = 'held'`,
  `create table sealed_bytes (
    council uuid not null,
    id uuid not null,
    entry_hash bytea not null,
    header jsonb not null,
    sha256 bytea not null,
    bytes bytea not null,
    primary key (council, id, entry_hash)
  )`,
  `create table stubs (
    council uuid not null,
    enrolment uuid not null,
    lane text not null,
    seq bigint not null,
    id uuid not null,
    entry_hash bytea not null,
    reason text not null,
    council_order bigint not null,
    receipt jsonb not null,
    received_at timestamptz not null,
    primary key (council, enrolment, lane, seq, entry_hash)
  )`,
  `create table access_log (
    council uuid not null,
    id uuid not null,
    entry_hash bytea not null,
    record uuid not null,
    council_order bigint not null,
    enrolment uuid,
    seq bigint,
    person uuid,
    bytes bytea not null,
    signature bytea,
    held_reason text,
    receipt jsonb,
    received_at timestamptz not null,
    primary key (council, id, entry_hash)
  )`,
  `create index access_log_record on access_log (council, record, council_order)`,
  `create index access_log_seq on access_log (council, enrolment, seq)`,
  `create table tasks (
    council uuid not null,
    id uuid not null,
    record uuid,
    entry uuid,
    enrolment uuid,
    sealed boolean not null,
    for_role text not null default 'manager',
    code text not null,
    level text not null,
    source text,
    message text,
    cipher bytea,
    state text not null default 'open' check (state in ('open', 'closed')),
    created_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid,
    closed_why text,
    primary key (council, id)
  )`,
  `create index tasks_open on tasks (council, created_at) where state = 'open'`,
  `create index tasks_record on tasks (council, record)`,
  // The files lie encrypted under their record's key, one for each chunk; what they are is in the entry that lists them.
  `create table attachments (
    council uuid not null,
    id uuid not null,
    record uuid not null,
    entry uuid,
    enrolment uuid,
    sealed boolean not null,
    -- sha256, size, type and role of the original, encrypted for a sealed record.
    details jsonb,
    details_cipher bytea,
    chunks int not null default 0,
    state text not null default 'expected' check (state in ('expected', 'receiving', 'complete', 'missing')),
    receipt jsonb,
    expected_at timestamptz not null,
    completed_at timestamptz,
    primary key (council, id)
  )`,
  `create index attachments_record on attachments (council, record)`,
  `create table audit (
    council uuid not null,
    council_order bigint not null,
    previous bytea not null,
    hash bytea not null,
    -- The very bytes that were hashed; of a sealed record their ciphertext, so that erasing its key leaves the chain whole.
    line bytea not null,
    act text not null,
    actor uuid,
    record uuid,
    sealed boolean not null default false,
    at timestamptz not null,
    primary key (council, council_order)
  )`,
  `create unique index audit_chain on audit (council, previous)`,
  `create table scope_changes (
    council uuid not null,
    person uuid not null,
    council_order bigint not null,
    record uuid not null,
    change text not null check (change in ('enter', 'leave')),
    primary key (council, person, council_order, record)
  )`,
  `create table backups (
    council uuid not null,
    id uuid not null,
    through_order bigint not null,
    sha256 bytea not null,
    taken_at timestamptz not null,
    verified_at timestamptz,
    primary key (council, id)
  )`,
];
