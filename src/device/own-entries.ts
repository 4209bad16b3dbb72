// The journal in memory: own entries that no pull has brought back yet, by record.
import type { FoldEntry } from '#domain/entry.ts';
import { isReceipted, openSeqs, readStandings, type Standing } from './delivery.ts';
import { type OwnEntry, readJournal } from './journal.ts';
import type { Vault } from './open-vault.ts';

export interface Own extends OwnEntry {
  readonly standing: Standing;
}

export interface OwnEntries {
  load(): Promise<readonly string[]>;
  add(entries: readonly OwnEntry[]): void;
  drop(seqs: readonly number[]): readonly string[];
  of(record: string): readonly Own[];
  bySeq(seq: number): Own | undefined;
  records(): readonly string[];
  /** Reads again how delivery stands; the records in which something moved. */
  refresh(): Promise<readonly string[]>;
}

const WAITING: Standing = { delivery: 'waiting' };

export function createOwnEntries(vault: Vault): OwnEntries {
  const entries = new Map<number, Own>();
  const byRecord = new Map<string, Set<number>>();

  const put = (own: Own): void => {
    entries.set(own.seq, own);
    const seqs = byRecord.get(own.entry.record) ?? new Set();
    byRecord.set(own.entry.record, seqs.add(own.seq));
  };

  const settle = async (some: readonly OwnEntry[]): Promise<readonly string[]> => {
    const standings = await readStandings(
      vault.db,
      some.map(({ seq }) => seq),
    );
    const moved = some.flatMap(({ seq, entry }, i) => {
      const [before, standing] = [entries.get(seq), standings[i] ?? WAITING];
      if (before && sameStanding(before.standing, standing)) return [];
      put({ seq, entry, standing });
      return [entry.record];
    });
    return [...new Set(moved)];
  };

  return {
    async load() {
      return settle(await readJournal(vault, entries));
    },
    add: (added) => added.forEach((own) => put({ ...own, standing: WAITING })),
    drop(seqs) {
      const records = seqs.flatMap((seq) => {
        const own = entries.get(seq);
        if (!own) return [];
        entries.delete(seq);
        const left = byRecord.get(own.entry.record);
        left?.delete(seq);
        if (left?.size === 0) byRecord.delete(own.entry.record);
        return [own.entry.record];
      });
      return [...new Set(records)];
    },
    of: (record) => [...(byRecord.get(record) ?? [])].flatMap((seq) => entries.get(seq) ?? []),
    bySeq: (seq) => entries.get(seq),
    records: () => [...byRecord.keys()],
    async refresh() {
      const open = new Set(await openSeqs(vault.db));
      return settle([...entries.values()].filter(({ seq, standing }) => open.has(seq) || !isReceipted(standing)));
    },
  };
}

const sameStanding = (a: Standing, b: Standing): boolean =>
  a.delivery === b.delivery && a.number === b.number && a.receivedAt === b.receivedAt;

export const foldEntryOf = ({ entry, standing }: Own): FoldEntry => ({
  entry,
  number: standing.number,
  receivedAt: standing.receivedAt,
  held: standing.delivery === 'deciding',
});
