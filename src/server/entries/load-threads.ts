import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { FoldEntry } from '#domain/entry.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import { newRecordKey, unwrapRecordKey } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { byRecord } from './by-record.ts';
import { storedEntry } from './stored-entry.ts';
import { storedTask } from './tasks.ts';
import { refold, type Thread } from './thread.ts';

/** Locks records against every other writer until the transaction ends, also those that do not exist yet; in one order. */
export async function lockRecords(tx: Tx, council: string, records: readonly string[]): Promise<void> {
  if (records.length === 0) return;
  const locks = records.map((record) => lockNumber(council, record)).sort((a, b) => (a < b ? -1 : 1));
  await sql`select pg_advisory_xact_lock(number) from unnest(${locks.map(String)}::bigint[]) as number`.execute(tx);
}

const lockNumber = (council: string, record: string): bigint =>
  createHash('sha256').update(council).update(record).digest().readBigInt64BE();

/** The records as they stand, each with its entries decrypted and folded; one that has not begun has an empty thread. */
export async function loadThreads(tx: Tx, keys: CouncilKeys, ids: readonly string[]): Promise<Map<string, Thread>> {
  const { council } = keys;
  const [rows, entries, wrapped, tasks] = await readRows(tx, council, ids);
  const [entriesOf, tasksOf] = [byRecord(entries), byRecord(tasks)];
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const wrappedOf = new Map(wrapped.map((each) => [each.record, each]));
  const threads = new Map<string, Thread>();
  for (const id of ids) {
    const row = rowOf.get(id);
    const wrappedKey = wrappedOf.get(id);
    const key = wrappedKey && unwrapRecordKey(keys, id, wrappedKey);
    const kind = kindNamed(row?.kind ?? '');
    const thread: Thread = {
      id,
      row,
      kind,
      key,
      isNewKey: false,
      tasks: (tasksOf.get(id) ?? []).map((task) => storedTask(task, key)),
      entries: (entriesOf.get(id) ?? []).flatMap((each): FoldEntry[] => {
        const entry = storedEntry(each, council, key);
        const held = each.held_reason !== null;
        return entry
          ? [{ entry, number: each.number ?? undefined, held, receivedAt: each.received_at.toISOString() }]
          : [];
      }),
      state: undefined,
      lastNumber: row?.last_number ?? 0,
      named: row?.named ?? [],
      granted: [],
      begunBy: undefined,
      changed: false,
    };
    if (kind) refold(thread, kind);
    threads.set(id, thread);
  }
  return threads;
}

async function readRows(tx: Tx, council: string, ids: readonly string[]) {
  // One array, because a list of bound parameters is planned anew for each length.
  const among = (column: string) => sql<boolean>`${sql.ref(column)} = any (${ids}::uuid[])`;
  const rows = await tx.selectFrom('records').selectAll().where('council', '=', council).where(among('id')).execute();
  const entries = await tx
    .selectFrom('entries')
    .select(['id', 'record', 'number', 'sealed', 'query', 'bytes', 'held_reason', 'received_at'])
    .where('council', '=', council)
    .where(among('record'))
    .where('same_id', '=', false)
    .execute();
  const wrapped = await tx
    .selectFrom('record_keys')
    .selectAll()
    .where('council', '=', council)
    .where(among('record'))
    .execute();
  const tasks =
    rows.length === 0
      ? []
      : await tx.selectFrom('tasks').selectAll().where('council', '=', council).where(among('record')).execute();
  return [rows, entries, wrapped, tasks] as const;
}

/** The record's own key, made where it has none yet. */
export function keyOf(thread: Thread): Uint8Array {
  if (!thread.key) {
    thread.key = newRecordKey();
    thread.isNewKey = true;
  }
  return thread.key;
}
