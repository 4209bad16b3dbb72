// New rows must not push away what somebody is reading or about to press.
import type { RecordRow } from '#protocol/desk-records.ts';

export interface ShownRow {
  readonly row: RecordRow;
  /** No longer in the inbox, but still open beside it. */
  readonly done: boolean;
}

export interface MergedRows {
  /** What stands on screen: every row where it was, with its newest words. */
  readonly shown: readonly ShownRow[];
  /** How many wait to be shown. */
  readonly arrived: number;
}

/** Rows that are dealt with go, but not the one that is open. */
export function mergeRows(
  before: readonly RecordRow[],
  fresh: readonly RecordRow[],
  open: string | undefined,
): MergedRows {
  const freshById = new Map(fresh.map((row) => [row.id, row]));
  const shown = before.flatMap((row): ShownRow[] => {
    const now = freshById.get(row.id);
    if (now) return [{ row: now, done: false }];
    return row.id === open ? [{ row, done: true }] : [];
  });
  const known = new Set(before.map(({ id }) => id));
  return { shown, arrived: fresh.filter(({ id }) => !known.has(id)).length };
}
