// A row that does not decrypt or parse is moved aside, counted and shown. It never hides the others, and nothing is thrown away.
import { type DeviceDatabase, inOneTransaction } from './database.ts';

type Store = 'journal' | 'pages' | 'drafts' | 'settings';

interface Spoilt {
  readonly store: Store;
  readonly key: string | number;
  readonly row: unknown;
  readonly why: string;
}

/** A page that went aside is asked for again: the next pull starts from the beginning. */
async function moveAside(db: DeviceDatabase, now: number, spoilt: readonly Spoilt[]): Promise<void> {
  if (spoilt.length === 0) return;
  await inOneTransaction(db, ['quarantine', 'journal', 'pages', 'lines', 'drafts', 'settings', 'meta'], async () => {
    for (const { store, key, row, why } of spoilt) {
      await db.quarantine.add({ store, key: String(key), row, why, at: now });
      await db.table(store).delete(key);
      if (store === 'pages') await askAgain(db, Number(key));
    }
  });
}

async function askAgain(db: DeviceDatabase, page: number): Promise<void> {
  await db.lines.delete(page);
  const pull = await db.meta.get('pull');
  if (pull?.name !== 'pull') return;
  const { cursor: _, ...rest } = pull;
  await db.meta.put(rest);
}

/** Each row as `read` gives it; what fails is moved aside. */
export async function readEach<Row, Value>(
  db: DeviceDatabase,
  now: number,
  store: Store,
  rows: readonly Row[],
  keyOf: (row: Row) => string | number,
  read: (row: Row) => Promise<Value>,
): Promise<readonly Value[]> {
  const results = await Promise.allSettled(rows.map(read));
  const spoilt = results.flatMap((result, i): Spoilt[] => {
    const row = rows[i];
    return result.status === 'rejected' && row !== undefined
      ? [{ store, key: keyOf(row), row, why: wordsOf(result.reason) }]
      : [];
  });
  await moveAside(db, now, spoilt);
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** The name of the fault alone: a parser's message may quote what it could not read. */
const wordsOf = (reason: unknown): string => (reason instanceof Error ? reason.name : 'unknown');
