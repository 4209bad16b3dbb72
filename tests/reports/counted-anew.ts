import type { Report } from '#reports/define-report.ts';
import { type Counted, countedSums, growingSums } from '#reports/tally.ts';

/** What a report's table is made of, from the facts of every record: what the kept sums must say too. */
export function countedAnew({ tally }: Report, facts: readonly Counted<unknown>[]): readonly Counted<unknown>[] {
  if (!tally) return facts;
  const sums = growingSums(tally.of);
  for (const { fact, times } of facts) sums.count(fact, times);
  return countedSums(sums.all(), tally.parts);
}
