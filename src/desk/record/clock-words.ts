// How far a phone's clock was from the council's when it saved, and what that means for its times.
import { countWords } from '#domain/count-words.ts';

const RIGHT_MS = 1500;

/** `offset` is what must be added to the phone's clock to reach the council's. */
export function clockWords(offset: number): string {
  const off = Math.abs(offset);
  if (off < RIGHT_MS) return 'phone clock right to 1 s';
  return `phone clock ${durationWords(off)} ${offset > 0 ? 'slow' : 'fast'}`;
}

const units = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

function durationWords(milliseconds: number): string {
  const [size, name] = units.find(([length]) => milliseconds >= length) ?? units[3];
  return countWords(Math.round(milliseconds / size), name);
}
