import { expect, test } from 'vitest';
import { findPlaces, nearestFirst } from './named-places.ts';

const here = { lat: 51.27, lon: 0.51 };
const steps = { name: 'River Steps', aliases: ['Bishop’s stairs'], position: { lat: 51.2709, lon: 0.51 } };
const park = { name: 'Mill Park', aliases: ['the mill'], position: { lat: 51.28, lon: 0.51 } };
const lane = { name: 'Mill Lane', aliases: [] };
const places = [lane, park, steps];

test('the nearest is first, and a place without a position last', () => {
  expect(nearestFirst(places, here).map(({ name }) => name)).toEqual(['River Steps', 'Mill Park', 'Mill Lane']);
  expect(nearestFirst(places, here)[0]?.metres).toBeCloseTo(100, 0);
});

test('a place is found by the beginnings of any of its names', () => {
  const found = (typed: string) => findPlaces(places, typed, here).map(({ name }) => name);
  expect(found('mi')).toEqual(['Mill Park', 'Mill Lane']);
  expect(found('mill la')).toEqual(['Mill Lane']);
  expect(found('BISHOPS')).toEqual(['River Steps']);
  expect(found('ill')).toEqual([]);
  expect(found('m')).toEqual([]);
});
