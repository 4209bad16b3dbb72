// The newest lines and those with dates, in one row of their own: a list shows before thousands of lines are unpacked. It stands for
// exactly these pages with nothing of one's own beside them; otherwise it counts for nothing, and all lines are read first.
import { decrypt, encrypt } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import type { PlacedLine } from './record-line.ts';
import type { Vault } from './open-vault.ts';
import type { RecordsQuery } from './phone-storage.ts';
import { unzipJson, zipJson } from './zip-json.ts';

export interface FirstLines {
  readonly stamp: string;
  readonly pages: readonly number[];
  readonly total: number;
  readonly newest: readonly PlacedLine[];
  /** With something due, or returned; absent where they are too many for a first look. */
  readonly watched?: readonly PlacedLine[];
}

const MOST_NEWEST = 50;
const MOST_WATCHED = 200;

/** Pages are numbered from 1, so that this row lies among their lines and goes when they go. */
export const FIRST_LINES = 0;
const PLACE = 'lines/first';

export function firstLinesOf(stamp: string, pages: readonly number[], newestFirst: readonly PlacedLine[]): FirstLines {
  const watched = newestFirst.filter(({ dues, returned }) => dues.length > 0 || returned);
  return {
    stamp,
    pages,
    total: newestFirst.length,
    newest: newestFirst.slice(0, MOST_NEWEST),
    ...(watched.length <= MOST_WATCHED ? { watched } : {}),
  };
}

/** What the newest lines answer. */
export const isFirstLook = ({ words = '', kind, open, most }: RecordsQuery): boolean =>
  words === '' && kind === undefined && open === undefined && most <= MOST_NEWEST;

/** Undefined where it does not stand for what is on the phone now. */
export async function readFirstLines(
  { db, keys }: Pick<Vault, 'db' | 'keys'>,
  stamp: string,
): Promise<FirstLines | undefined> {
  if (!keys.archive) return undefined;
  const [row, pages, own, sealed] = await db.transaction('r', [db.lines, db.pages, db.journal], () =>
    Promise.all([
      db.lines.get(FIRST_LINES),
      db.pages.toCollection().primaryKeys(),
      db.journal.count(),
      db.pages.where('sealedRecord').above('').count(),
    ]),
  );
  if (!row || own > 0 || sealed > 0) return undefined;
  try {
    const first = await unzipJson(await decrypt(keys.archive, PLACE, row.cipher));
    return isFirst(first) && first.stamp === stamp && first.pages.join() === pages.join() ? first : undefined;
  } catch {
    return undefined;
  }
}

export async function writeFirstLines({ db, keys }: Vault, first: FirstLines): Promise<void> {
  if (!keys.archive) return;
  const cipher = await encrypt(keys.archive, PLACE, await zipJson(first));
  await inOneTransaction(db, ['lines'], () => db.lines.put({ page: FIRST_LINES, cipher }));
}

// Written by this very version of the app under the vault's key: the stamp says so.
const isFirst = (value: unknown): value is FirstLines =>
  typeof value === 'object' && value !== null && 'newest' in value && Array.isArray(value.newest);
