import { expect, it } from 'vitest';
import { type WardShape, wardAt } from './ward-at.ts';

const square = (west: number, name: string): WardShape => ({
  name,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 51],
        [west + 1, 51],
        [west + 1, 52],
        [west, 52],
        [west, 51],
      ],
    ],
  },
});

it('finds the ward around a position, and none outside', () => {
  const wards = [square(0, 'Harbour'), square(1, 'Priory')];
  expect(wardAt(wards, { lat: 51.5, lon: 0.5 })).toBe('Harbour');
  expect(wardAt(wards, { lat: 51.5, lon: 1.5 })).toBe('Priory');
  expect(wardAt(wards, { lat: 50, lon: 0.5 })).toBeUndefined();
});
