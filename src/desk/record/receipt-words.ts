// What proves an entry, in words a manager can read out.
import { instantWords } from '#domain/format-moment.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import { clockWords } from './clock-words.ts';

type ReadEntry = DeskRecord['entries'][number];

/** Enough of a hash to compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

export function receiptWords({ number, receivedAt, hash, entry }: ReadEntry, now: string): string {
  return [
    number === undefined ? 'no number yet' : `no. ${number}`,
    `received ${instantWords(receivedAt, now)}`,
    entry.origin === 'phone' ? clockWords(entry.clockOffset) : originWords[entry.origin],
    `hash ${shortHash(hash)}`,
  ].join(' · ');
}

const originWords = { desk: 'written on the desk', import: 'from earlier records', link: 'by link' } as const;
