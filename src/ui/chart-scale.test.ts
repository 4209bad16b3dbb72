import { expect, test } from 'vitest';
import { gridlines } from './chart-scale.ts';

test('lines are round and cover the largest value', () => {
  expect(gridlines(150)).toEqual([0, 50, 100, 150]);
  expect(gridlines(1542)).toEqual([0, 500, 1000, 1500, 2000]);
  expect(gridlines(3)).toEqual([0, 1, 2, 3]);
});

test('an empty chart still has a floor and a line', () => {
  expect(gridlines(0)).toEqual([0, 1]);
  expect(gridlines(Number.NEGATIVE_INFINITY)).toEqual([0, 1]);
});
