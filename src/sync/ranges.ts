// Seq numbers as closed ranges, as the council tells them.
import { type Holding, inRanges, type Ranges } from '#protocol/contact.ts';
import type { Lane } from '#protocol/header.ts';

export function rangesOf(numbers: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** Receipted seq numbers, lane by lane. */
export type Received = Readonly<Record<Lane, Ranges>>;

/** Those that are receipted here and that the council, as after a restore from a backup, no longer holds. */
export function lostAgain(
  { have, haveAccess }: Pick<Holding, 'have' | 'haveAccess'>,
  received: Received,
): { readonly lane: Lane; readonly seq: number }[] {
  return [
    ...missingFrom(have, received.record).map((seq) => ({ lane: 'record', seq }) as const),
    ...missingFrom(haveAccess, received.access).map((seq) => ({ lane: 'access', seq }) as const),
  ];
}

const missingFrom = (have: Ranges, received: Ranges): number[] =>
  received.flatMap(([first, last]) =>
    have.some(([from, to]) => from <= first && last <= to)
      ? []
      : numbersOf(first, last).filter((seq) => !inRanges(have, seq)),
  );

const numbersOf = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
