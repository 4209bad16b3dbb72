// Pages read so far, by record: a page costs milliseconds to open, and records close in time share one.
import type { PulledEntry } from '#protocol/pull-entries.ts';
import type { Vault } from './open-vault.ts';
import { entriesOfPage } from './pages.ts';
import { readEach } from './quarantine.ts';

type ByRecord = ReadonlyMap<string, readonly PulledEntry[]>;
const MOST_PAGES = 24;
const NOTHING: ByRecord = new Map();

export interface PageShelf {
  /** The entries of one page, by record; none where it went to quarantine. */
  take(page: number): Promise<ByRecord>;
  forget(): void;
}

export function createPageShelf(vault: Vault): PageShelf {
  const shelf = new Map<number, Promise<ByRecord>>();

  const read = async (page: number): Promise<ByRecord> => {
    const { db, ports } = vault;
    const row = await db.transaction('r', db.pages, () => db.pages.get(page));
    const [entries] = row
      ? await readEach(
          db,
          ports.now(),
          'pages',
          [row],
          () => page,
          (each) => entriesOfPage(vault, each),
        )
      : [];
    return entries ? byRecord(entries) : NOTHING;
  };

  return {
    take(page) {
      const known = shelf.get(page) ?? read(page);
      // The one taken last is the one to go last.
      shelf.delete(page);
      shelf.set(page, known);
      for (const oldest of shelf.keys()) {
        if (shelf.size <= MOST_PAGES) break;
        shelf.delete(oldest);
      }
      return known;
    },
    forget: () => shelf.clear(),
  };
}

function byRecord(entries: readonly PulledEntry[]): ByRecord {
  const found = new Map<string, PulledEntry[]>();
  for (const each of entries) {
    const list = found.get(each.entry.record);
    if (list) list.push(each);
    else found.set(each.entry.record, [each]);
  }
  return found;
}
