// The lines in memory, by record and newest first.
import type { PlacedLine } from './record-line.ts';

export interface PlacedLines {
  of(record: string): PlacedLine | undefined;
  pagesOf(record: string): readonly number[];
  put(line: PlacedLine): void;
  drop(record: string): void;
  clear(): void;
  newestFirst(): readonly PlacedLine[];
}

export function createPlacedLines(): PlacedLines {
  const lines = new Map<string, PlacedLine>();
  let sorted: readonly PlacedLine[] | undefined;
  return {
    of: (record) => lines.get(record),
    pagesOf: (record) => lines.get(record)?.pages ?? [],
    put(line) {
      lines.set(line.id, line);
      sorted = undefined;
    },
    drop(record) {
      lines.delete(record);
      sorted = undefined;
    },
    clear() {
      lines.clear();
      sorted = undefined;
    },
    newestFirst() {
      sorted ??= [...lines.values()].sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
      return sorted;
    },
  };
}
