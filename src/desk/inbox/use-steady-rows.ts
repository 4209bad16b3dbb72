import { useState } from 'react';
import type { RecordRow } from '#protocol/desk-records.ts';
import { type MergedRows, mergeRows } from './merge-rows.ts';

interface SteadyRows extends MergedRows {
  readonly showAll: () => void;
}

/** While nothing is open the list simply shows what arrives; while somebody reads it only says how much did. */
export function useSteadyRows(
  fresh: readonly RecordRow[] | undefined,
  list: string,
  open: string | undefined,
): SteadyRows {
  const [kept, setKept] = useState({ list, rows: fresh });
  const other = kept.list !== list || kept.rows === undefined || open === undefined;
  if (fresh && other && kept.rows !== fresh) setKept({ list, rows: fresh });
  const before = (other ? fresh : kept.rows) ?? [];
  return { ...mergeRows(before, fresh ?? [], open), showAll: () => setKept({ list, rows: fresh }) };
}
