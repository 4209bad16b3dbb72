// What a table is made of, added up record by record as records change: a table of a million reads a few hundred lines.
import type { z } from 'zod';
import type { Counted } from './define-report.ts';

export interface TallyLine {
  /** Which of a tally's sums it is part of; a table reads only those it needs. */
  readonly part: string;
  /** What is counted together, always with its keys in one order. */
  readonly line: Readonly<Record<string, string | number | undefined>>;
  readonly amount: number;
}

export interface Tally {
  /** Raised whenever the lines change: everything is then counted anew. */
  readonly version: number;
  /** The lines that one record's facts add to; none where they do not fit. */
  readonly linesOf: (fact: unknown) => readonly TallyLine[];
}

export const defineTally = <Fact>(
  version: number,
  facts: z.ZodType<Fact>,
  lines: (fact: Fact) => readonly TallyLine[],
): Tally => ({
  version,
  linesOf(fact) {
    const parsed = facts.safeParse(fact);
    return parsed.success ? lines(parsed.data) : [];
  },
});

/** A line as it is kept: its text stands for what it counts. */
export interface Sum {
  readonly part: string;
  readonly line: string;
  readonly times: number;
  readonly amount: number;
}

/** Times may be negative, for what no longer counts. */
export const sumsOf = ({ linesOf }: Tally, counted: readonly Counted<unknown>[]): readonly Sum[] =>
  merged(
    counted.flatMap(({ fact, times }) =>
      linesOf(fact).map(({ part, line, amount }) => ({
        part,
        line: JSON.stringify(line),
        times,
        amount: amount * times,
      })),
    ),
  );

/** Sums of the same lines as one, in the order of their texts whatever order they came in. */
export function merged(sums: readonly Sum[]): readonly Sum[] {
  const byLine = new Map<string, Sum>();
  for (const sum of sums) {
    const key = `${sum.part} ${sum.line}`;
    const { times = 0, amount = 0 } = byLine.get(key) ?? {};
    byLine.set(key, { ...sum, times: sum.times + times, amount: sum.amount + amount });
  }
  return [...byLine].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** As a table reads them: the line with its part and amount, counted. */
export const countedSums = (sums: readonly Sum[]): readonly Counted<unknown>[] =>
  sums
    .filter(({ times }) => times > 0)
    .map(({ part, line, times, amount }) => ({ fact: { ...JSON.parse(line), part, amount }, times }));
