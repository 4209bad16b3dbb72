import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date, Date | string, Date | string>;

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
}
