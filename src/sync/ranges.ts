// Seq numbers as closed ranges, as the council tells them.
import { inRanges, type Ranges } from '#protocol/contact.ts';

export function rangesOf(numbers: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

/** Those that are receipted here and that the council, as after a restore from a backup, no longer holds. */
export function missingFrom(have: Ranges, received: Ranges): number[] {
  return received.flatMap(([first, last]) =>
    have.some(([from, to]) => from <= first && last <= to)
      ? []
      : numbersOf(first, last).filter((seq) => !inRanges(have, seq)),
  );
}

const numbersOf = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
