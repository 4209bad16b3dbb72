import type { FoldEntry } from './entry.ts';
import { momentSortKey } from './moment.ts';

/** The order in which things happened: by `at`, then by id; the order of arrival plays no part. */
export function sequenceOfEvents(entries: readonly FoldEntry[]): FoldEntry[] {
  return [...entries].sort((a, b) => {
    const [x, y] = [momentSortKey(a.entry.at), momentSortKey(b.entry.at)];
    if (x !== y) return x < y ? -1 : 1;
    return a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0;
  });
}

/** The council's order, then own entries it has not numbered yet, by seq. */
export const byNumber = (entries: readonly FoldEntry[]): FoldEntry[] =>
  [...entries].sort(
    (a, b) =>
      (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) ||
      (a.entry.seq ?? 0) - (b.entry.seq ?? 0) ||
      (a.entry.id < b.entry.id ? -1 : 1),
  );
