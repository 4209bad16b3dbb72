// The tables as Kysely sees them; migrations/ makes them.
import type { ColumnType, Generated } from 'kysely';
import type { JobLinkRow } from './job-link-row.ts';
import type { TallyRow, TallyVersionRow } from './tally-row.ts';

type Json = ColumnType<unknown, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;
type Now = Defaulted<Time>;

export interface Schema {
  councils: CouncilRow;
  people: PersonRow;
  credentials: CredentialRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  enrolments: EnrolmentRow;
  enrolment_codes: EnrolmentCodeRow;
  recovery_requests: RecoveryRequestRow;
  settings_documents: SettingsDocumentRow;
  records: RecordRow;
  record_keys: RecordKeyRow;
  entries: EntryRow;
  sealed_bytes: SealedBytesRow;
  stubs: StubRow;
  access_log: AccessLogRow;
  tasks: TaskRow;
  attachments: AttachmentRow;
  audit: AuditRow;
  scope_changes: ScopeChangeRow;
  backups: BackupRow;
  job_links: JobLinkRow;
  tallies: TallyRow;
  tally_versions: TallyVersionRow;
}

interface CouncilRow {
  id: string;
  name: string;
  incarnation: string;
  last_order: Generated<number>;
  head: Uint8Array;
  created_at: Now;
}

interface PersonRow {
  council: string;
  id: string;
  name: string;
  email: string;
  roles: string[];
  team: Generated<string>;
  organisation: string;
  state: Generated<'active' | 'left'>;
  left_at: Time | null;
  created_at: Now;
}

interface CredentialRow {
  council: string;
  person: string;
  password_hash: string;
  failed: Generated<number>;
  locked_until: Time | null;
  changed_at: Now;
}

interface SessionRow {
  council: string;
  id_hash: Uint8Array;
  person: string;
  created_at: Now;
  last_seen_at: Now;
  expires_at: Time;
}

interface OneTimeLinkRow {
  token_hash: Uint8Array;
  purpose: string;
  council: string | null;
  person: string | null;
  created_at: Now;
  expires_at: Time;
  used_at: Time | null;
}

interface EnrolmentRow {
  council: string;
  id: string;
  person: string;
  prefix: string;
  signing_key: string;
  recovery_wraps: Defaulted<Json>;
  push_token_hash: Uint8Array;
  state: Generated<'active' | 'suspended' | 'wiping' | 'wiped' | 'left'>;
  held_seqs: Generated<string>;
  held_access_seqs: Generated<string>;
  last_seq: Generated<number>;
  waiting: Generated<number>;
  persisted: Generated<string>;
  app_version: Generated<string>;
  platform: Generated<string>;
  last_seen_at: Time | null;
  last_pull_at: Time | null;
  created_at: Now;
}

interface EnrolmentCodeRow {
  council: string;
  id: string;
  person: string;
  secret: Uint8Array;
  tries: Generated<number>;
  created_by: string | null;
  created_at: Now;
  expires_at: Time;
  used_at: Time | null;
  enrolment: string | null;
}

interface RecoveryRequestRow {
  council: string;
  id: string;
  enrolment: string;
  person: string;
  public_key: Uint8Array;
  state: Generated<'waiting' | 'approved' | 'refused' | 'done'>;
  /** What the phone sent, until it is decided. */
  wraps: Json | null;
  answer: Uint8Array | null;
  asked_at: Now;
  expires_at: Time;
  decided_by: string | null;
  decided_at: Time | null;
}

interface SettingsDocumentRow {
  council: string;
  name: string;
  version: number;
  from_day: string;
  body: Json;
  state: Generated<'draft' | 'approved'>;
  council_order: Generated<number>;
  created_by: string | null;
  created_at: Now;
}

export interface RecordRow {
  council: string;
  id: string;
  kind: string;
  kind_version: number;
  sealed: boolean;
  open: boolean;
  named: Generated<string[]>;
  suspended: Generated<string[]>;
  facts: Defaulted<Json>;
  fact_day: ColumnType<string | null, never, never>;
  state: Json | null;
  review: Generated<string>;
  reference: string | null;
  begun_by: string;
  begun_enrolment: string | null;
  team: Generated<string>;
  organisation: Generated<string>;
  at_from: Time | null;
  at_to: Time | null;
  last_number: Generated<number>;
  last_order: number;
  received_at: Time;
  changed_at: Time;
}

interface RecordKeyRow {
  council: string;
  record: string;
  wrapping_key: string;
  wrapped: Uint8Array;
}

export interface EntryRow {
  council: string;
  id: string;
  entry_hash: Uint8Array;
  record: string;
  council_order: number;
  changed_order: number;
  number: number | null;
  origin: string;
  enrolment: string | null;
  seq: number | null;
  author: string | null;
  sealed: boolean;
  kind: string | null;
  kind_version: number | null;
  type: string | null;
  at_from: Time | null;
  at_to: Time | null;
  query: Json | null;
  bytes: Uint8Array | null;
  signature: Uint8Array | null;
  outcome: 'effect' | 'no-effect' | 'held';
  held_reason: string | null;
  fork: Generated<boolean>;
  same_id: Generated<boolean>;
  receipt: Json | null;
  received_at: Time;
}

interface SealedBytesRow {
  council: string;
  id: string;
  entry_hash: Uint8Array;
  header: Json;
  sha256: Uint8Array;
  bytes: Uint8Array;
}

interface StubRow {
  council: string;
  enrolment: string;
  lane: string;
  seq: number;
  id: string;
  entry_hash: Uint8Array;
  reason: string;
  council_order: number;
  receipt: Json;
  received_at: Time;
}

interface AccessLogRow {
  council: string;
  id: string;
  entry_hash: Uint8Array;
  record: string;
  council_order: number;
  enrolment: string | null;
  seq: number | null;
  person: string | null;
  bytes: Uint8Array;
  signature: Uint8Array | null;
  held_reason: string | null;
  receipt: Json | null;
  received_at: Time;
}

export interface TaskRow {
  council: string;
  id: string;
  record: string | null;
  entry: string | null;
  enrolment: string | null;
  sealed: boolean;
  for_role: Generated<string>;
  code: string;
  level: string;
  source: string | null;
  message: string | null;
  cipher: Uint8Array | null;
  state: Generated<'open' | 'closed'>;
  created_at: Time;
  closed_at: Time | null;
  closed_by: string | null;
  closed_why: string | null;
}

export interface AttachmentRow {
  council: string;
  id: string;
  record: string;
  entry: string | null;
  enrolment: string | null;
  sealed: boolean;
  details: Json | null;
  details_cipher: Uint8Array | null;
  chunks: Generated<number>;
  state: Generated<'expected' | 'receiving' | 'complete' | 'missing'>;
  receipt: Json | null;
  expected_at: Time;
  completed_at: Time | null;
}

interface AuditRow {
  council: string;
  council_order: number;
  previous: Uint8Array;
  hash: Uint8Array;
  line: Uint8Array;
  act: string;
  actor: string | null;
  record: string | null;
  sealed: Generated<boolean>;
  at: Time;
}

interface ScopeChangeRow {
  council: string;
  person: string;
  council_order: number;
  record: string;
  change: 'enter' | 'leave';
}

interface BackupRow {
  council: string;
  id: string;
  through_order: number;
  sha256: Uint8Array;
  taken_at: Time;
  verified_at: Time | null;
}
