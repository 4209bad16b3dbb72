// Reading records for a person: what row security shows them, decrypted, in the order of arrival.
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { RecordState } from '#domain/record.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { byRecord } from './by-record.ts';
import { readRecordKeys } from './record-keys.ts';
import { storedEntry } from './stored-entry.ts';
import { type StoredTask, storedTask } from './tasks.ts';

export interface ThreadEntry {
  readonly entry: Entry;
  readonly number: number | undefined;
  readonly outcome: 'effect' | 'no-effect' | 'held';
  readonly heldReason: string | undefined;
  readonly hash: string;
  readonly receivedAt: string;
}

export interface ReadThread {
  readonly id: string;
  readonly kind: RecordKind | undefined;
  readonly entries: readonly ThreadEntry[];
  readonly tasks: readonly StoredTask[];
}

/**
 * The threads of records that the transaction's person may see; others are absent. Whoever shows one of a sealed record
 * to a person logs that first, with `logAccess`.
 */
export async function readThreads(
  tx: Tx,
  keys: CouncilKeys,
  records: readonly string[],
): Promise<Map<string, ReadThread>> {
  if (records.length === 0) return new Map();
  const { council } = keys;
  const rows = await tx
    .selectFrom('entries')
    .select([
      'id',
      'record',
      'kind',
      'number',
      'sealed',
      'query',
      'bytes',
      'outcome',
      'held_reason',
      'entry_hash',
      'received_at',
    ])
    .where('council', '=', council)
    .where('record', 'in', records)
    .where('same_id', '=', false)
    .orderBy('council_order')
    .execute();
  const recordKeys = await readRecordKeys(tx, keys, records);
  const tasks = await tx
    .selectFrom('tasks')
    .selectAll()
    .where('council', '=', council)
    .where('record', 'in', records)
    .orderBy('created_at')
    .execute();

  const tasksOf = byRecord(tasks);
  const threads = new Map<string, ReadThread>();
  for (const [id, own] of byRecord(rows)) {
    const key = recordKeys.get(id);
    const entries = own.flatMap((row): ThreadEntry[] => {
      const entry = storedEntry(row, council, key);
      const { outcome, received_at } = row;
      const hash = Buffer.from(row.entry_hash).toString('hex');
      const heldReason = row.held_reason ?? undefined;
      return entry
        ? [{ entry, number: row.number ?? undefined, outcome, heldReason, hash, receivedAt: received_at.toISOString() }]
        : [];
    });
    const kind = kindNamed(own.find((row) => row.kind !== null)?.kind ?? '');
    threads.set(id, { id, kind, entries, tasks: (tasksOf.get(id) ?? []).map((task) => storedTask(task, key)) });
  }
  return threads;
}

/** The fold of a thread; undefined for a kind that this server does not know. */
export const foldThread = ({ id, kind, entries }: ReadThread): RecordState | undefined =>
  kind && foldRecord(kind, id, entries.map(foldEntry));

const foldEntry = ({ entry, number, heldReason, receivedAt }: ThreadEntry): FoldEntry => ({
  entry,
  number,
  held: heldReason !== undefined,
  receivedAt,
});
