import { expect, test } from 'vitest';
import { steppedCount, typedCount } from './count-steps.ts';

test('the first press on an empty count gives the least, or 1', () => {
  expect(steppedCount(undefined, 1, 0, 10)).toBe(1);
  expect(steppedCount(undefined, -1, 5, 10)).toBe(5);
});

test('a count stays between the least and the most', () => {
  expect(steppedCount(1, -1, 1, 10)).toBe(1);
  expect(steppedCount(10, 1, 1, 10)).toBe(10);
  expect(steppedCount(7, 1, 1, 10)).toBe(8);
});

test('only digits are taken, and empty is no answer', () => {
  expect(typedCount('', 100)).toBeUndefined();
  expect(typedCount('1,500', 10_000)).toBe(1500);
  expect(typedCount('99999', 1000)).toBe(1000);
});
