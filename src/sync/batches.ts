// Which waiting lines go into the next request: in order within a record, never globally, and never two requests on one record.
import { MOST_FRAMES, MOST_PUSH_BYTES } from '#protocol/push-frame.ts';
import type { Lane } from '#protocol/header.ts';

/** What the engine knows of a row of the outbox; its bytes stay outside. */
export interface Line {
  readonly lane: Lane;
  readonly seq: number;
  readonly record: string;
  /** Length of its frame in a push. */
  readonly bytes: number;
  readonly attempts: number;
  readonly nextTry: number;
}

/** After so many tries a line goes alone, so that it never takes others down with it. */
export const ALONE_FROM = 3;

type LineKey = `${Lane}/${number}`;
export const keyOf = ({ lane, seq }: Pick<Line, 'lane' | 'seq'>): LineKey => `${lane}/${seq}`;

/** The record lane first; within a lane by seq. */
export const inSendingOrder = (lines: readonly Line[]): Line[] =>
  [...lines].sort((a, b) => (a.lane === b.lane ? a.seq - b.seq : a.lane === 'record' ? -1 : 1));

interface Choice {
  readonly now: number;
  /** Records with lines in a request that is under way. */
  readonly busy: ReadonlySet<string>;
  readonly most: number;
}

/** `lines` must be in sending order. A line that may not go yet holds back the later lines of its record, and nothing else. */
export function nextBatch(lines: readonly Line[], { now, busy, most }: Choice): Line[] {
  const batch: Line[] = [];
  const held = new Set(busy);
  let bytes = 0;
  for (const line of lines) {
    if (held.has(line.record)) continue;
    const fits = batch.length === 0 || (line.attempts < ALONE_FROM && bytes + line.bytes <= MOST_PUSH_BYTES);
    if (line.nextTry > now || !fits) {
      held.add(line.record);
      continue;
    }
    batch.push(line);
    bytes += line.bytes;
    if (batch.length >= Math.min(most, MOST_FRAMES) || line.attempts >= ALONE_FROM) break;
  }
  return batch;
}
