// A record from the entries of its pages and the journal: what is kept of it, what they come to, and its line.
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { instantText } from '#domain/instant.ts';
import type { RecordState } from '#domain/record.ts';
import { type Rulebook, rulesAt } from '#domain/rulebook.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Vault } from './open-vault.ts';
import { foldEntryOf, type OwnEntries } from './own-entries.ts';
import type { PageShelf } from './page-shelf.ts';
import { type ListedUnder, listedRecord, listedUnder, type PlacedLine } from './record-line.ts';
import type { KnownSettings } from './settings-documents.ts';

type Pages = readonly number[];

export interface FoldFromPages {
  entries(record: string, pages: Pages): Promise<readonly FoldEntry[]>;
  /** Undefined where nothing of it is known; so is its line. */
  state(record: string, pages: Pages): Promise<RecordState | undefined>;
  line(record: string, pages: Pages): Promise<PlacedLine | undefined>;
}

const SECOND = 1000;

export function createFoldFromPages(
  vault: Vault,
  own: OwnEntries,
  shelf: PageShelf,
  settings: () => KnownSettings,
): FoldFromPages {
  let under: { readonly since: number; readonly of: Rulebook; readonly is: ListedUnder } | undefined;

  /** Asked for every record of a page; lines of the same second are told by the same clock and rules. */
  const listedNow = (): ListedUnder => {
    const now = vault.ports.now();
    const second = now - (now % SECOND);
    const { rulebook } = settings();
    if (under?.since !== second || under.of !== rulebook)
      under = {
        since: second,
        of: rulebook,
        is: listedUnder(rulesAt(rulebook, instantText(second)), second, vault.me.person.id),
      };
    return under.is;
  };

  const entries = async (record: string, pages: Pages): Promise<readonly FoldEntry[]> => {
    const found = new Map<string, FoldEntry>();
    for (const each of own.of(record)) found.set(each.entry.id, foldEntryOf(each));
    // Later pages know more of an entry than earlier ones, and any page more than the journal.
    for (const page of pages)
      for (const each of (await shelf.take(page)).get(record) ?? []) found.set(each.entry.id, each);
    return [...found.values()];
  };

  const state = async (record: string, pages: Pages): Promise<RecordState | undefined> => {
    const some = await entries(record, pages);
    const kind = some[0]?.entry.kind;
    if (kind === undefined) return undefined;
    return foldRecord(kindNamed(kind) ?? { name: kind, entries: {}, lifecycle: {} }, record, some);
  };

  return {
    entries,
    state,
    async line(record, pages) {
      const folded = await state(record, pages);
      return folded && listedRecord(folded, listedNow(), pages);
    },
  };
}
