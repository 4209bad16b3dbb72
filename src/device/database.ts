// One enrolment's database. Every write is one explicit, strictly durable transaction, and is tried again on a lost connection.
import { Dexie, type Table } from 'dexie';
import { DeviceProblem } from './device-problem.ts';
import {
  type AttachmentRow,
  type ChunkRow,
  type DraftRow,
  type JournalRow,
  type LinesRow,
  type MetaRow,
  type OutboxRow,
  type PageRow,
  type QuarantineRow,
  type ReceiptRow,
  type SettingsRow,
  STORES,
} from './rows.ts';

export const SCHEMA_VERSION = 1;
const MOST_REOPENINGS = 3;

/** Strict on every engine, whatever the option's name says; no cache, which would show rows that were never committed. */
export const dexieOptions = () =>
  ({
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    indexedDB: globalThis.indexedDB,
    IDBKeyRange: globalThis.IDBKeyRange,
  }) as const;

export class DeviceDatabase extends Dexie {
  declare readonly meta: Table<MetaRow, string>;
  declare readonly journal: Table<JournalRow, number>;
  declare readonly pages: Table<PageRow, number>;
  declare readonly lines: Table<LinesRow, number>;
  declare readonly outbox: Table<OutboxRow, [string, number]>;
  declare readonly receipts: Table<ReceiptRow, [string, number]>;
  declare readonly attachments: Table<AttachmentRow, string>;
  declare readonly attachmentChunks: Table<ChunkRow, [string, number]>;
  declare readonly settings: Table<SettingsRow, string>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly quarantine: Table<QuarantineRow, number>;
  /** Another tab has a newer app: this connection stays closed. */
  replaced = false;
  /** As the browser answered, not as it was asked. */
  durability = 'unknown';

  constructor(name: string) {
    super(name, dexieOptions());
    this.version(SCHEMA_VERSION).stores(STORES);
  }
}

export type StoreName = keyof typeof STORES;

/** Refuses a database that a newer app has already changed: old code must not write old shapes into it. */
export async function openDatabase(name: string, onReplaced: () => void): Promise<DeviceDatabase> {
  const db = new DeviceDatabase(name);
  // Dexie would close but open again by itself at the next use.
  db.on('versionchange', () => {
    db.replaced = true;
    db.close({ disableAutoOpen: true });
    onReplaced();
    return false;
  });
  await opened(db);
  return db;
}

async function opened(db: DeviceDatabase): Promise<void> {
  try {
    await db.open();
  } catch (error) {
    throw new DeviceProblem(
      'unavailable',
      'This phone will not open its storage. Restart the phone, then open the app again. Do not clear its data.',
      {
        cause: error,
      },
    );
  }
  // Dexie would open whatever newer version is there and say nothing; it counts in tens below.
  if (db.backendDB().version > SCHEMA_VERSION * 10) {
    db.close({ disableAutoOpen: true });
    throw new DeviceProblem(
      'newer-app',
      'A newer version of this app has been used on this phone. Close every window of the app and open it again.',
    );
  }
}

/**
 * The one way to write. `work` may run again after a lost connection, so it must recognise what it wrote itself;
 * it resolves only after `complete`.
 */
export async function inOneTransaction<T>(
  db: DeviceDatabase,
  stores: readonly StoreName[],
  work: () => Promise<T>,
): Promise<T> {
  for (let reopenings = 0; ; reopenings++) {
    try {
      return await db.transaction('rw', [...stores], async (transaction) => {
        db.durability = durabilityOf(transaction.idbtrans);
        if (db.durability !== 'strict' && db.durability !== 'unknown')
          throw new DeviceProblem(
            'not-durable',
            'This browser does not store safely. Use another browser for this app.',
          );
        return await work();
      });
    } catch (error) {
      if (db.replaced)
        throw new DeviceProblem(
          'replaced',
          'This app was updated in another window. Your form is kept: reload to go on.',
          { cause: error },
        );
      if (reopenings >= MOST_REOPENINGS || !isLostConnection(error)) throw error;
      db.close({ disableAutoOpen: false });
      await opened(db);
    }
  }
}

/** Safari before 15 does not say. */
const durabilityOf = (transaction: IDBTransaction): string =>
  'durability' in transaction ? transaction.durability : 'unknown';

/** iOS drops the connection in the background; a retry on the dead handle would fail for ever. */
const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && ['DatabaseClosedError', 'InvalidStateError', 'UnknownError'].includes(error.name);

export async function readMeta<Name extends MetaRow['name']>(
  db: DeviceDatabase,
  name: Name,
): Promise<Extract<MetaRow, { name: Name }> | undefined> {
  const row = await db.meta.get(name);
  return row && isNamed(row, name) ? row : undefined;
}

const isNamed = <Name extends MetaRow['name']>(row: MetaRow, name: Name): row is Extract<MetaRow, { name: Name }> =>
  row.name === name;
