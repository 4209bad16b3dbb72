// List lines as they lie on the phone: one row beside each page, for the records that page touched last. Never trusted over pages:
// a row with another stamp, or without its page, is made again.
import { decrypt, encrypt } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import type { Vault } from './open-vault.ts';
import type { PlacedLine } from './record-line.ts';
import type { LinesRow } from './rows.ts';
import { unzipJson, zipJson } from './zip-json.ts';

/** Few, so that who unlocks or searches meanwhile is answered in between. */
const ROWS_AT_ONCE = 8;

const placeOf = (page: number): string => `lines/${page}`;

/** Rows that fit the stamp, by page. */
export async function readLineRows(vault: Vault, stamp: string): Promise<ReadonlyMap<number, readonly PlacedLine[]>> {
  const { db, keys } = vault;
  const { archive } = keys;
  if (!archive) return new Map();
  const rows = await db.transaction('r', db.lines, () => db.lines.toArray());
  const readRow = async ({ page, cipher }: LinesRow): Promise<readonly [number, readonly PlacedLine[]] | undefined> => {
    try {
      const value = await unzipJson(await decrypt(archive, placeOf(page), cipher));
      return isLines(value) && value.stamp === stamp ? [page, value.lines] : undefined;
    } catch {
      return undefined;
    }
  };
  const read = new Map<number, readonly PlacedLine[]>();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    for (const each of await Promise.all(rows.slice(from, from + ROWS_AT_ONCE).map(readRow)))
      if (each) read.set(...each);
  return read;
}

export async function writeLineRows(
  vault: Vault,
  stamp: string,
  byPage: ReadonlyMap<number, readonly PlacedLine[]>,
): Promise<void> {
  const { archive } = vault.keys;
  if (!archive) return;
  const rows = await Promise.all(
    [...byPage].map(
      async ([page, lines]): Promise<LinesRow> => ({
        page,
        cipher: await encrypt(archive, placeOf(page), await zipJson({ stamp, lines })),
      }),
    ),
  );
  await inOneTransaction(vault.db, ['lines'], () => vault.db.lines.bulkPut(rows));
}

// Written by this very version of the app under the vault's key: the stamp says so.
const isLines = (value: unknown): value is { stamp: string; lines: PlacedLine[] } =>
  typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines);
