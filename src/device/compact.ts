// A pull a day leaves a page a day: the small ones at the end are put together, so that a cold start still reads few.
import type { PulledEntry } from '#protocol/pull-entries.ts';
import { PAGE_ENTRIES } from '#protocol/pull-entries.ts';
import { type DeviceDatabase, inOneTransaction } from './database.ts';
import type { Vault } from './open-vault.ts';
import { entriesOfPage, pageRow } from './pages.ts';
import { zipJson } from './zip-json.ts';
import type { Records } from './records.ts';
import type { PageRow } from './rows.ts';

const SMALL = PAGE_ENTRIES / 2;
const ENOUGH = 16;

/** The order of pages stays: of an entry that came twice, the later page knows more. */
export async function compact(vault: Vault, records: Pick<Records, 'moved'>): Promise<void> {
  const { db } = vault;
  const { archive } = vault.keys;
  const small = await smallAtTheEnd(db);
  if (!archive || small.length < ENOUGH) return;
  const entries = new Map<string, PulledEntry>();
  for (const row of small)
    for (const each of await entriesOfPage(vault, row)) {
      entries.delete(each.entry.id);
      entries.set(each.entry.id, each);
    }
  const merged = await Promise.all(
    chunked([...entries.values()]).map(async (some) => pageRow(archive, await zipJson(some), { entries: some.length })),
  );
  const numbers = small.flatMap(({ n }) => n ?? []);
  const done = await inOneTransaction(db, ['pages', 'lines'], async () => {
    const now = await db.pages.bulkGet(numbers);
    if (now.some((row, i) => row?.id !== small[i]?.id)) return false;
    await db.pages.bulkDelete(numbers);
    await db.lines.bulkDelete(numbers);
    await db.pages.bulkAdd(merged);
    return true;
  });
  if (done) await records.moved(numbers);
}

/** Oldest first. Sealed pages are in nobody's way: they hold other records. */
const smallAtTheEnd = (db: DeviceDatabase): Promise<readonly PageRow[]> =>
  db.transaction('r', db.pages, async () => {
    const found: PageRow[] = [];
    await db.pages
      .reverse()
      .until(({ entries, sealedRecord }) => sealedRecord === undefined && entries >= SMALL)
      .each((row) => void (row.sealedRecord === undefined && found.unshift(row)));
    return found;
  });

const chunked = (entries: readonly PulledEntry[]): readonly (readonly PulledEntry[])[] =>
  Array.from({ length: Math.ceil(entries.length / PAGE_ENTRIES) }, (_, i) =>
    entries.slice(i * PAGE_ENTRIES, (i + 1) * PAGE_ENTRIES),
  );
