import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import { metresBetween } from '#domain/place.ts';
import { type Found, hotSpots } from '#reports/hot-spots.ts';

const HOW = { metres: 60, days: 14 };
const finds = fc.array(
  fc.record({
    lat: fc.double({ min: 51.27, max: 51.276, noNaN: true }),
    lon: fc.double({ min: 0.515, max: 0.525, noNaN: true }),
    on: fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days)),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 60 },
);

/** The sizes of the groups by measuring every pair. */
function sizesOf(found: readonly Found[]): readonly number[] {
  const near = (a: Found, b: Found) =>
    metresBetween(a, b) <= HOW.metres && Math.abs(Date.parse(a.on) - Date.parse(b.on)) / 86_400_000 <= HOW.days;
  const left = new Set(found);
  const sizes: number[] = [];
  for (const first of found) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const each of group) for (const other of left) if (near(each, other) && left.delete(other)) group.push(other);
    sizes.push(group.length);
  }
  return sizes.filter((size) => size > 1).toSorted((a, b) => b - a);
}

describe('hot spots', () => {
  it('are what is linked by distance and days, however the finds are ordered', () => {
    fc.assert(
      fc.property(finds, (found) => {
        const spots = hotSpots(found, [], HOW);
        expect(spots.map(({ incidents }) => incidents)).toEqual(sizesOf(found));
        expect(hotSpots(found.toReversed(), [], HOW).map(({ incidents }) => incidents)).toEqual(sizesOf(found));
      }),
      { numRuns: 60 },
    );
  });

  it('stand beside the same ground a year earlier', () => {
    const at = (on: string, count: number, lat = 51.273): Found => ({
      lat,
      lon: 0.519,
      on,
      count,
      place: 'River Steps',
    });
    const [spot] = hotSpots(
      [at('2026-03-01', 4), at('2026-03-08', 6, 51.2733)],
      [at('2025-03-02', 5), at('2025-03-02', 50, 51.28)],
      HOW,
    );
    expect(spot).toMatchObject({
      place: 'River Steps',
      incidents: 2,
      count: 10,
      firstOn: '2026-03-01',
      lastOn: '2026-03-08',
      before: { incidents: 1, count: 5 },
    });
  });
});
