// Every record this phone may read: its line in memory at once, its entries when it is opened.
import type { FoldEntry } from '#domain/entry.ts';
import type { KnownIdentity } from '#domain/identity.ts';
import type { Position } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { leastAdvanced } from './delivery.ts';
import { type FirstLines, firstLinesOf, isFirstLook, readFirstLines, writeFirstLines } from './first-lines.ts';
import { createFoldFromPages } from './fold-from-pages.ts';
import { readLineRows, writeLineRows } from './line-rows.ts';
import type { Vault } from './open-vault.ts';
import type { OwnEntries } from './own-entries.ts';
import { createPageShelf } from './page-shelf.ts';
import { nearLines } from './near-lines.ts';
import type { NearLine, RecordLine, RecordsFound, RecordsQuery } from './phone-storage.ts';
import { createPlacedLines } from './placed-lines.ts';
import { lineStamp, type PlacedLine } from './record-line.ts';
import type { KnownSettings } from './settings-documents.ts';
import { councilDay, dueAmong, shownLine } from './shown-lines.ts';

export interface Records {
  /** Reads what is new on disk: at unlock everything, later what another tab or a pull has written; `echoed` came back in a pull. */
  catchUp(echoed?: readonly number[]): Promise<void>;
  /** Forgets everything in memory and reads again: after a pull from the beginning. */
  reload(): Promise<void>;
  /** Folds these again: their own entries moved on. */
  refold(records: readonly string[]): Promise<void>;
  /** Every entry of the record that this phone has, its own included. */
  entriesOf(record: string): Promise<readonly FoldEntry[]>;
  /** Undefined where nothing of it is known. */
  known(record: string): Promise<RecordState | undefined>;
  list(query: RecordsQuery): Promise<RecordsFound>;
  due(): Promise<readonly RecordLine[]>;
  near(kind: string, position: Position, at: string): Promise<readonly NearLine[]>;
  line(record: string): RecordLine | undefined;
  /** Records that say who they are about, in no order. */
  identities(): Promise<readonly KnownIdentity[]>;
  /** Records that were said to be the same as this one. */
  linkedTo(record: string): readonly RecordLine[];
  pagesOf(record: string): readonly number[];
  /** These pages are gone: what was in them lies in newer ones. */
  moved(pages: readonly number[]): Promise<void>;
  /** These left this person's reach, and those pages were written again without them. */
  forget(records: readonly string[]): Promise<void>;
}

export function createRecords(vault: Vault, own: OwnEntries, settings: () => KnownSettings): Records {
  const { db, ports } = vault;
  const shelf = createPageShelf(vault);
  const fold = createFoldFromPages(vault, own, shelf, settings);
  const lines = createPlacedLines();
  const folded = new Set<number>();
  const freshUntil = new Map<string, number>();
  let tail = Promise.resolve();
  let behind = false;
  let whole = false;
  let opening: Promise<FirstLines | undefined> | undefined;

  /** One change of memory at a time, in the order asked for. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = tail.then(work);
    tail = result.catch(() => {
      behind = true;
    });
    return result;
  };

  const stamp = (): string => lineStamp(ports.version, settings());

  const foldLine = async (record: string, pages: readonly number[]): Promise<void> => {
    const now = ports.now();
    const line = await fold.line(record, pages);
    if (!line) return lines.drop(record);
    lines.put(line);
    if (line.timed) freshUntil.set(record, now + FRESH);
  };

  const foldPages = async (pages: readonly number[], keep: (page: number) => boolean): Promise<void> => {
    const touched = new Map<string, number[]>();
    for (const page of pages)
      for (const record of (await shelf.take(page)).keys()) {
        const before = touched.get(record) ?? [...lines.pagesOf(record)];
        touched.set(record, before.includes(page) ? before : [...before, page]);
      }
    // By newest page, so that the shelf still has the pages that neighbours need.
    const inOrder = [...touched].toSorted(([, a], [, b]) => (a.at(-1) ?? 0) - (b.at(-1) ?? 0));
    const byPage = new Map<number, PlacedLine[]>(pages.filter(keep).map((page) => [page, []]));
    for (const [record, where] of inOrder) {
      await foldLine(record, where);
      const line = lines.of(record);
      if (line) byPage.get(where.at(-1) ?? 0)?.push(line);
    }
    for (const page of pages) folded.add(page);
    if (byPage.size > 0) await writeLineRows(vault, stamp(), byPage);
  };

  /** What may be shown until everything has been read. */
  const early = async (): Promise<FirstLines | undefined> => {
    if (whole) return undefined;
    opening ??= readFirstLines(vault, stamp());
    return opening.catch(() => undefined);
  };

  const catchUp = async (echoed: readonly number[] = []): Promise<void> => {
    behind = true;
    const known = await early();
    const gone = own.drop(echoed);
    const { all, sealed } = await db.transaction('r', db.pages, async () => ({
      all: await db.pages.toCollection().primaryKeys(),
      sealed: new Set(await db.pages.where('sealedRecord').above('').primaryKeys()),
    }));
    const fresh = all.filter((page) => !folded.has(page));
    const kept = folded.size === 0 ? await readLineRows(vault, stamp()) : new Map<number, readonly PlacedLine[]>();
    for (const page of fresh) {
      const rows = sealed.has(page) ? undefined : kept.get(page);
      for (const line of rows ?? []) lines.put(line);
      if (rows) folded.add(page);
    }
    const missing = fresh.filter((page) => !folded.has(page));
    const moved = await own.load();
    if (missing.length > 0) await foldPages(missing, (page) => !sealed.has(page));
    await refoldAll([...new Set([...gone, ...moved])]);
    behind = false;
    whole = true;
    if (known) ports.changed('records');
    else if (missing.length > 0 || fresh.length > 0) await keepFirst(all, sealed.size);
  };

  const keepFirst = async (pages: readonly number[], sealed: number): Promise<void> => {
    if (sealed === 0 && own.records().length === 0)
      await writeFirstLines(vault, firstLinesOf(stamp(), pages, lines.newestFirst()));
  };

  /** Whatever is under way has ended; what failed is tried again, and its failure is the caller's to hear. */
  const ready = async (): Promise<void> => {
    await tail;
    if (behind) await inTurn(catchUp);
  };

  const refoldAll = async (records: readonly string[]): Promise<void> => {
    for (const record of records) await foldLine(record, lines.pagesOf(record));
  };

  const today = (): string => councilDay(ports.now(), vault.remembered.clockOffset ?? 0);

  const shown = (placed: PlacedLine): RecordLine => {
    const mine = own.of(placed.id).map(({ standing }) => standing.delivery);
    return shownLine(
      placed,
      today(),
      mine.length > 0 ? leastAdvanced(mine) : placed.deciding ? 'deciding' : 'received',
    );
  };

  /** What tells of time passing is told again. */
  const upToDate = async (some: readonly PlacedLine[]): Promise<readonly RecordLine[]> => {
    const stale = some.filter(({ id, timed }) => timed && (freshUntil.get(id) ?? 0) < ports.now());
    if (stale.length > 0) await inTurn(() => refoldAll(stale.map(({ id }) => id)));
    return some
      .map(({ id }) => lines.of(id))
      .filter((line) => line !== undefined)
      .map(shown);
  };

  /** The same for lines that are not in memory yet. */
  const freshly = (some: readonly PlacedLine[]): Promise<readonly RecordLine[]> =>
    Promise.all(some.map(async (line) => shown(line.timed ? ((await fold.line(line.id, line.pages)) ?? line) : line)));

  return {
    catchUp: (echoed) => inTurn(() => catchUp(echoed)),
    reload: () =>
      inTurn(async () => {
        shelf.forget();
        lines.clear();
        folded.clear();
        await catchUp();
        await refoldAll(own.records());
      }),
    refold: (records) => inTurn(() => refoldAll(records)),
    async entriesOf(record) {
      await ready();
      return fold.entries(record, lines.pagesOf(record));
    },
    async known(record) {
      await ready();
      return fold.state(record, lines.pagesOf(record));
    },
    async list(query) {
      const { words = '', kind, open, most } = query;
      const soon = isFirstLook(query) ? await early() : undefined;
      if (soon) return { lines: await freshly(soon.newest.slice(0, most)), total: soon.total };
      await ready();
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const fits = (line: PlacedLine): boolean =>
        (kind === undefined || line.kind === kind) &&
        (open === undefined || line.open === open) &&
        wanted.every((word) => line.words.includes(word));
      const found = lines.newestFirst().filter(fits);
      return { lines: await upToDate(found.slice(0, most)), total: found.length };
    },
    async due() {
      const soon = (await early())?.watched;
      if (soon) return freshly(dueAmong(soon, today()));
      await ready();
      return upToDate(dueAmong(lines.newestFirst(), today()));
    },
    async near(kind, position, at) {
      await ready();
      return nearLines(lines.newestFirst(), kind, position, at).map(({ line, metres }) => ({ ...shown(line), metres }));
    },
    line(record) {
      const line = lines.of(record);
      return line && shown(line);
    },
    async identities() {
      await ready();
      return lines.newestFirst().flatMap(({ id, at, identity }) => (identity ? [{ record: id, at, identity }] : []));
    },
    linkedTo: (record) =>
      lines
        .newestFirst()
        .filter(({ links }) => links?.includes(record))
        .map(shown),
    pagesOf: lines.pagesOf,
    moved: (gone) =>
      inTurn(async () => {
        shelf.forget();
        for (const page of gone) folded.delete(page);
        for (const line of lines.newestFirst())
          if (line.pages.some((page) => gone.includes(page)))
            lines.put({ ...line, pages: line.pages.filter((page) => !gone.includes(page)) });
        await catchUp();
      }),
    forget: (left) =>
      inTurn(async () => {
        shelf.forget();
        for (const record of left) lines.drop(record);
        await refoldAll(left.filter((record) => own.of(record).length > 0));
      }),
  };
}

/** How long a line that tells of time passing may be shown as it is. */
const FRESH = 50 * 1000;
