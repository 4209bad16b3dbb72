import { expect, test } from 'vitest';
import { isRough, movedTo, pinWords, placedAt } from './place-answer.ts';

const here = { lat: 51.27, lon: 0.51 };
const there = { lat: 51.271, lon: 0.51 };

test('a pin moved by hand keeps where the phone thought it was', () => {
  const measured = placedAt({ name: 'River Steps' }, { position: here, accuracy: 80.4 });
  const moved = movedTo({ ...measured, grid: 'TQ 7591 5553', ward: 'High Street' }, there);
  expect(moved).toEqual({ name: 'River Steps', position: there, accuracy: 80, measured: here });
  expect(movedTo(moved, here).measured).toEqual(here);
});

test('a pin put by hand from the start has no measurement', () => {
  expect(movedTo({}, there)).toEqual({ position: there });
});

test('a poor fix is rough until somebody moves the pin', () => {
  const rough = placedAt({}, { position: here, accuracy: 80 });
  expect(isRough(rough)).toBe(true);
  expect(isRough(movedTo(rough, there))).toBe(false);
  expect(isRough(placedAt({}, { position: here, accuracy: 8 }))).toBe(false);
});

test('the words under the map say how the pin came there', () => {
  expect(pinWords({})).toBe('No pin yet');
  expect(pinWords({ position: here, accuracy: 8, grid: 'TQ 7591 5553' })).toBe('TQ 7591 5553 · within 8 m');
  expect(pinWords({ position: there, measured: here, grid: 'TQ 7591 5553' })).toBe(
    'TQ 7591 5553 · moved 111 m by hand',
  );
});
