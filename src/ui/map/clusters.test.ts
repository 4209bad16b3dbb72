import { expect, test } from 'vitest';
import { clustersOf } from './clusters.ts';

type Pin = readonly [lat: number, lon: number, open?: boolean];
const clustered = (...pins: readonly Pin[]) =>
  clustersOf({
    positions: Float64Array.from(pins.flatMap(([lat, lon]) => [lon, lat])),
    open: Uint8Array.from(pins, ([, , open]) => (open ? 1 : 0)),
  });
const everywhere = { west: -8, south: 49, east: 3, north: 61 };

test('pins far apart stand alone, and close ones are one mark with their number', () => {
  const clusters = clustered([51.27, 0.51, true], [51.2701, 0.5101], [51.4, 0.9]);
  const marks = clusters.marksIn(everywhere, 12);
  expect(marks).toHaveLength(2);
  expect(marks).toContainEqual({ pin: 2 });
  const cluster = marks.find((mark) => 'cluster' in mark);
  expect(cluster).toMatchObject({ count: 2, open: 1 });
  const closer = clusters.zoomInto(cluster && 'cluster' in cluster ? cluster.cluster : 0);
  expect(clusters.marksIn(everywhere, closer)).toHaveLength(3);
});

test('no pin is lost at any zoom, those on one spot neither', () => {
  const pins = Array.from({ length: 500 }, (_, n): Pin => [51 + (n % 25) / 1000, 0.5 + (n % 7) / 1000]);
  const clusters = clustered(...pins);
  for (const zoom of [8, 11, 14, 17, 19]) {
    const counts = clusters.marksIn(everywhere, zoom).map((mark) => ('pin' in mark ? 1 : mark.count));
    expect(counts.reduce((a, b) => a + b, 0)).toBe(500);
  }
  expect(clusters.marksIn(everywhere, 19).every((mark) => 'pin' in mark)).toBe(true);
});

test('only what is in the box is answered', () => {
  const clusters = clustered([51.27, 0.51], [53, -1]);
  expect(clusters.marksIn({ west: 0, south: 51, east: 1, north: 52 }, 15)).toEqual([{ pin: 0 }]);
});
