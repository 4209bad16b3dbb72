// The council itself: its order, settings, chain and backups.
import type { Generated } from 'kysely';
import type { Json, Now, Time } from './column.ts';

export interface CouncilRow {
  id: string;
  name: string;
  incarnation: string;
  last_order: Generated<number>;
  head: Uint8Array;
  created_at: Now;
}

export interface SettingsDocumentRow {
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

export interface AuditRow {
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

export interface BackupRow {
  council: string;
  id: string;
  through_order: number;
  sha256: Uint8Array;
  taken_at: Time;
  verified_at: Time | null;
}
