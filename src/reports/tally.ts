// What a table is made of, added up record by record as records change: a table of a million reads a few hundred lines.
import type { z } from 'zod';

/** One record's facts; of a report that reads a tally, a line of it and how many records are in it. */
export interface Counted<Fact> {
  readonly fact: Fact;
  readonly times: number;
}

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

/** Sums that grow; in the order of their texts, whatever order they came in. */
export interface GrowingSums {
  add(sum: Sum): void;
  /** Times may be negative, for what no longer counts. */
  count(fact: unknown, times: number): void;
  all(): readonly Sum[];
}

export function growingSums({ linesOf }: Tally): GrowingSums {
  const byLine = new Map<string, { part: string; line: string; times: number; amount: number }>();
  const add = ({ part, line, times, amount }: Sum): void => {
    const key = `${part} ${line}`;
    const there = byLine.get(key);
    if (!there) return void byLine.set(key, { part, line, times, amount });
    there.times += times;
    there.amount += amount;
  };
  return {
    add,
    count(fact, times) {
      for (const { part, line, amount } of linesOf(fact))
        add({ part, line: JSON.stringify(line), times, amount: amount * times });
    },
    all: () => [...byLine].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
  };
}

/** As a table reads those parts: the line with its part and amount, counted. */
export const countedSums = (sums: readonly Sum[], parts: readonly string[]): readonly Counted<unknown>[] =>
  sums
    .filter(({ part, times }) => times > 0 && parts.includes(part))
    .map(({ part, line, times, amount }) => ({ fact: { ...JSON.parse(line), part, amount }, times }));
