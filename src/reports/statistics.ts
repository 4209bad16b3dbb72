// Figures that committees read. Rounding happens here, once, and each says how.

interface Weighted {
  readonly value: number;
  readonly times: number;
}

/** The middle value; the mean of the two middle ones where their number is even. Undefined of nothing. */
export function medianOf(values: readonly Weighted[]): number | undefined {
  const sorted = values.filter(({ times }) => times > 0).toSorted((a, b) => a.value - b.value);
  const total = sumOf(sorted, ({ times }) => times);
  if (total === 0) return undefined;
  return (valueAt(sorted, Math.floor((total - 1) / 2)) + valueAt(sorted, Math.floor(total / 2))) / 2;
}

function valueAt(sorted: readonly Weighted[], index: number): number {
  let seen = 0;
  for (const { value, times } of sorted) {
    seen += times;
    if (seen > index) return value;
  }
  return Number.NaN;
}

export const once = (value: number): Weighted => ({ value, times: 1 });

export const sumOf = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);

export const averageOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : sumOf(values, (value) => value) / values.length;

/** To one decimal. */
export const toTenth = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 10) / 10;

/** Per cent of a whole, to a whole number; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

/** Change in per cent to a whole number, halves away from none so that it is the same up and down; null from nothing. */
export const changeOf = (now: number, before: number): number | null => {
  if (before === 0) return null;
  const change = ((now - before) / before) * 100;
  return (change < 0 ? -1 : 1) * Math.round(Math.abs(change));
};
