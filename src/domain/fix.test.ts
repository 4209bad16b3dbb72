import { expect, test } from 'vitest';
import { averageOf, type Fix } from './fix.ts';
import { metresBetween } from './place.ts';

const here = { lat: 51.27, lon: 0.51 };
const north = (metres: number) => ({ lat: here.lat + metres / 111_195, lon: here.lon });
const fix = (metres: number, accuracy: number, second = 0): Fix => ({
  position: north(metres),
  accuracy,
  at: second * 1000,
});

test('no fix has no average, and one is itself', () => {
  expect(averageOf([])).toBeUndefined();
  expect(averageOf([fix(0, 8, 3)])).toEqual({ position: here, accuracy: 8, at: 3000, count: 1 });
});

test('a fix twice as sure weighs four times as much', () => {
  const found = averageOf([fix(0, 5, 1), fix(10, 10, 2)]);
  expect(metresBetween(found?.position ?? here, here)).toBeCloseTo(2, 3);
});

test('it claims no more than its best part, however many there are', () => {
  const found = averageOf(Array.from({ length: 20 }, (_, second) => fix(second % 3, 6 + (second % 2), second)));
  expect(found).toMatchObject({ accuracy: 6, count: 20, at: 19_000 });
});

test('somebody who walked on is where the newest fix says', () => {
  const found = averageOf([fix(0, 5, 1), fix(1, 5, 2), fix(60, 6, 3)]);
  expect(found?.count).toBe(1);
  expect(found?.position.lat).toBeCloseTo(north(60).lat, 9);
});

test('a fix of more than a minute ago no longer counts', () => {
  expect(averageOf([fix(0, 5, 0), fix(3, 5, 61)])).toMatchObject({ position: north(3), count: 1 });
});

test('a fix that is surer than any satellite does not weigh without end', () => {
  expect(averageOf([fix(0, 0, 1), fix(0.8, 1, 2)])?.position.lat).toBeCloseTo(north(0.4).lat, 9);
});
