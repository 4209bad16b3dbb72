// Who may come in, and with which phone.
import type { Generated } from 'kysely';
import type { Defaulted, Json, Now, Time } from './column.ts';

export interface PersonRow {
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

export interface CredentialRow {
  council: string;
  person: string;
  password_hash: string;
  failed: Generated<number>;
  locked_until: Time | null;
  changed_at: Now;
}

export interface CouncilAccountRow {
  council: string;
  person: string;
  issuer: string;
  subject: string;
  linked_at: Time;
}

export interface SessionRow {
  council: string;
  id_hash: Uint8Array;
  person: string;
  created_at: Now;
  last_seen_at: Now;
  expires_at: Time;
}

export interface OneTimeLinkRow {
  token_hash: Uint8Array;
  purpose: string;
  council: string | null;
  person: string | null;
  created_at: Now;
  expires_at: Time;
  used_at: Time | null;
}

export interface EnrolmentRow {
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
  key_set_version: number | null;
  last_seen_at: Time | null;
  last_pull_at: Time | null;
  created_at: Now;
}

export interface EnrolmentCodeRow {
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

export interface RecoveryRequestRow {
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
