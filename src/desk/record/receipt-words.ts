// What proves an entry, in words a manager can read out.
import { instantWords } from '#domain/format-moment.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import { clockWords } from './clock-words.ts';

type ReadEntry = DeskRecord['entries'][number];

/** Its number in the record, when it came, and enough of its hash to compare by eye. */
export const receiptWords = ({ number, receivedAt, hash }: ReadEntry, now: string): string =>
  [
    number === undefined ? 'No number yet' : `No. ${number}`,
    `received ${instantWords(receivedAt, now)}`,
    hash.slice(0, 8),
  ].join(' · ');

/** Where it was written, and how far its clock can be believed. */
export const originWords = ({ entry: { origin, clockOffset } }: ReadEntry): string =>
  origin === 'phone' ? clockWords(clockOffset) : writtenAt[origin];

const writtenAt = { desk: 'on the desk', import: 'from earlier records', link: 'by link' } as const;
