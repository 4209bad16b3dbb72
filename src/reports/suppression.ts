// Small counts about people in danger. A count from 1 to 4 is not printed, nor is anything from which it could be worked out.

export const SMALL = 4;
export const UNDER_FIVE = 'under 5';
export const WITHHELD = 'withheld';
export type Printed = number | typeof UNDER_FIVE | typeof WITHHELD;

export interface PrintedColumn {
  readonly cells: readonly Printed[];
  readonly total: Printed;
}

/** What a reader knows a printed figure to lie between. A withheld one is at least 5: smaller ones are printed as such. */
export function knownRange(printed: Printed): readonly [number, number] {
  if (printed === UNDER_FIVE) return [1, SMALL];
  return printed === WITHHELD ? [SMALL + 1, Number.POSITIVE_INFINITY] : [printed, printed];
}

const isSmall = (count: number): boolean => count > 0 && count <= SMALL;
const printed = (count: number): Printed => (isSmall(count) ? UNDER_FIVE : count);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * One column and its total. Withholds the smallest other counts until no hidden one follows from the rest and the total;
 * where none is left to withhold, the total goes.
 */
export function suppressed(counts: readonly number[]): PrintedColumn {
  const total = printed(sum(counts));
  let cells = counts.map(printed);
  while (isTold(cells, total)) {
    const next = smallestPrinted(cells);
    if (next === undefined) return { cells, total: WITHHELD };
    cells = cells.map((cell, i) => (i === next ? WITHHELD : cell));
  }
  return { cells, total };
}

/** Whether some hidden cell, or the sum it is hidden with, can have one value only. */
function isTold(cells: readonly Printed[], total: Printed): boolean {
  const ranges = cells.map(knownRange);
  const [least, most] = total === WITHHELD ? [0, Number.POSITIVE_INFINITY] : knownRange(total);
  return cells.some((cell, i) => {
    if (typeof cell === 'number') return false;
    const others = ranges.filter((_, j) => j !== i);
    const [low, high] = knownRange(cell);
    const from = Math.max(low, least - sum(others.map(([, to]) => to)));
    const to = Math.min(high, most - sum(others.map(([first]) => first)));
    return from >= to;
  });
}

/** None is no count to hide behind: everybody sees that nobody was referred. */
function smallestPrinted(cells: readonly Printed[]): number | undefined {
  const open = cells.flatMap((cell, i) => (typeof cell === 'number' && cell > 0 ? [{ cell, i }] : []));
  return open.toSorted((a, b) => a.cell - b.cell)[0]?.i;
}
