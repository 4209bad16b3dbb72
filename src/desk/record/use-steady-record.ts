import { useState } from 'react';
import type { DeskRecord } from '#protocol/desk-records.ts';

interface SteadyRecord {
  readonly shown: DeskRecord;
  /** Entries that came while this was being read. */
  readonly arrived: number;
  readonly show: () => void;
}

/** A review says up to which entry it was read, so what others write is announced and never slipped under the reader's eyes. */
export function useSteadyRecord(fresh: DeskRecord, own: ReadonlySet<string>): SteadyRecord {
  const [shown, setShown] = useState(fresh);
  const known = new Set(shown.entries.map(({ entry }) => entry.id));
  const added = fresh.entries.filter(({ entry }) => !known.has(entry.id));
  const take = added.length === 0 || added.some(({ entry }) => own.has(entry.id));
  if (fresh !== shown && take) setShown(fresh);
  return { shown: take ? fresh : shown, arrived: take ? 0 : added.length, show: () => setShown(fresh) };
}
