/** Of an empty list it is 0. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The nearest rank, so that every figure was measured once. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
