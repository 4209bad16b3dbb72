import type { Schema } from '../db/schema.ts';

interface BackupTable {
  readonly table: keyof Schema;
  readonly writes: 'app' | 'ingest' | 'system';
  /** Columns that the database works out by itself and lets nobody write. */
  readonly generated?: readonly string[];
}

/**
 * In the order in which they can be written. Sessions, links and codes are left out: a restore revokes them. So are
 * tallies: the next start counts them anew.
 */
export const backupTables: readonly BackupTable[] = [
  { table: 'councils', writes: 'system' },
  { table: 'people', writes: 'system' },
  { table: 'credentials', writes: 'system' },
  { table: 'council_accounts', writes: 'app' },
  { table: 'enrolments', writes: 'app' },
  { table: 'settings_documents', writes: 'ingest' },
  { table: 'records', writes: 'ingest', generated: ['fact_day'] },
  { table: 'record_keys', writes: 'ingest' },
  { table: 'entries', writes: 'ingest' },
  { table: 'sealed_bytes', writes: 'ingest' },
  { table: 'stubs', writes: 'ingest' },
  { table: 'access_log', writes: 'ingest' },
  { table: 'tasks', writes: 'ingest' },
  { table: 'attachments', writes: 'ingest' },
  { table: 'audit', writes: 'ingest' },
  { table: 'scope_changes', writes: 'ingest' },
  { table: 'backups', writes: 'ingest' },
];
