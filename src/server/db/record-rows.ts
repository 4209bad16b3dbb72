// What was recorded, and what is kept beside it.
import type { ColumnType, Generated } from 'kysely';
import type { Defaulted, Json, Time } from './column.ts';

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
  erased_at: Time | null;
}

export interface RecordKeyRow {
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
  erased_at: Time | null;
}

export interface SealedBytesRow {
  council: string;
  id: string;
  entry_hash: Uint8Array;
  header: Json;
  sha256: Uint8Array;
  bytes: Uint8Array;
}

export interface StubRow {
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

export interface AccessLogRow {
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

export interface ScopeChangeRow {
  council: string;
  person: string;
  council_order: number;
  record: string;
  change: 'enter' | 'leave';
}

export interface JobLinkRow {
  council: string;
  id: string;
  record: string;
  kind: string;
  token_hash: Uint8Array;
  code_hash: Uint8Array;
  pass_hash: Uint8Array | null;
  tries: Generated<number>;
  made_by: string;
  made_at: Time;
  expires_at: Time;
  opened_at: Time | null;
  ended_at: Time | null;
  ended_why: string | null;
  item: string | null;
  answered_at: Time | null;
  views: Generated<number>;
  viewed_at: Time | null;
}

/** What the records add up to for committee tables. */
export interface TallyRow {
  council: string;
  kind: string;
  part: string;
  /** YYYY-MM */
  month: string;
  /** JSON, as the kind's tally writes it. */
  line: string;
  times: number;
  amount: number;
}

export interface TallyVersionRow {
  council: string;
  kind: string;
  version: number;
}
