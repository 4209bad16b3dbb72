import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownRange, type Printed, SMALL, suppressed, WITHHELD } from '#reports/suppression.ts';

const counts = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 4, maxLength: 4 });
const MOST = 20;

const candidates = (printed: Printed): readonly number[] => {
  const [low, high] = knownRange(printed);
  return Array.from({ length: Math.min(high, MOST) - low + 1 }, (_, i) => low + i);
};

/** Every set of counts that would print the same cells and the same total: what a reader can work out, and no more. */
function readings(cells: readonly Printed[], total: Printed): readonly (readonly number[])[] {
  let all: readonly (readonly number[])[] = [[]];
  for (const cell of cells) all = all.flatMap((counted) => candidates(cell).map((each) => [...counted, each]));
  if (total === WITHHELD) return all;
  const [low, high] = knownRange(total);
  return all.filter((counted) => {
    const sum = counted.reduce((a, b) => a + b, 0);
    return sum >= low && sum <= high;
  });
}

describe('a suppressed column', () => {
  it('cannot be undone by subtraction', () => {
    fc.assert(
      fc.property(counts, (truth) => {
        const { cells, total } = suppressed(truth);
        const possible = readings(cells, total);
        for (const [i, cell] of cells.entries()) {
          const readAs = new Set(possible.map((counted) => counted[i]));
          expect(typeof cell === 'number' ? cell === truth[i] : readAs.size > 1).toBe(true);
        }
      }),
      {
        numRuns: 400,
        examples: [[[4, 4, 0, 0]], [[1, 1, 1, 1]], [[3, 0, 0, 0]], [[3, 9, 0, 0]], [[4, 4, 4, 4]], [[4, 7, 9, 12]]],
      },
    );
  });

  it('prints no count from 1 to 4, hides none without need and keeps nothing as nothing', () => {
    fc.assert(
      fc.property(counts, (truth) => {
        const { cells, total } = suppressed(truth);
        const small = (count: number) => count > 0 && count <= SMALL;
        for (const printed of [...cells, total]) expect(typeof printed === 'number' && small(printed)).toBe(false);
        expect(cells.map((cell) => cell === 0)).toEqual(truth.map((count) => count === 0));
        expect(truth.some(small) || cells.every((cell, i) => cell === truth[i])).toBe(true);
      }),
    );
  });
});
