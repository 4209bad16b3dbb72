// What is shown apart, both ways. A person's yes or no wins over the rule.
import { medianOf } from './statistics.ts';

export interface Measured {
  readonly value: number;
  readonly times: number;
  /** What a person said. */
  readonly flagged?: 'yes' | 'no' | undefined;
  /** Flagged whatever its size. */
  readonly always?: boolean;
}

interface Rule {
  /** Nothing up to this is flagged. */
  readonly least: number;
  readonly timesMedian: number;
}

/** The size above which the rule flags, for the facts of one period. */
function limitOf(measured: readonly Measured[], { least, timesMedian }: Rule): number {
  return Math.max(least, timesMedian * (medianOf(measured) ?? 0));
}

export function flagsOf(measured: readonly Measured[], rule: Rule): readonly boolean[] {
  const limit = limitOf(measured, rule);
  return measured.map(({ value, flagged, always = false }) => (flagged ? flagged === 'yes' : always || value > limit));
}
