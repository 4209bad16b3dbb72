import { expect, test } from 'vitest';
import { fixWords, isRough, movedTo, movedWords, pinWords, placedAt, placedIn } from './place-answer.ts';

const here = { lat: 51.27, lon: 0.51 };
const there = { lat: 51.271, lon: 0.51 };
const measuredAt = '2026-06-01T09:00:00.000Z';
const fix = (accuracy: number, count = 1) => ({ position: here, accuracy, at: Date.parse(measuredAt), count });

test('a pin moved by hand keeps where the phone thought it was', () => {
  const measured = placedAt({ name: 'River Steps' }, fix(80.4, 3));
  const moved = movedTo({ ...measured, grid: 'TQ 7591 5553', ward: 'High Street' }, there);
  const kept = { accuracy: 80, measured: here, measuredAt, fixes: 3, movedWhy: 'The phone was only sure to 80 m' };
  expect(moved).toEqual({ name: 'River Steps', position: there, ...kept });
  expect(movedTo(moved, here).measured).toEqual(here);
});

test('a known place puts the pin only where there is none, and counts as put by hand', () => {
  const steps = { name: 'River Steps', position: there };
  expect(placedIn({}, steps)).toEqual(steps);
  expect(placedIn({ name: 'x', position: here, accuracy: 8 }, steps)).toEqual({
    name: 'River Steps',
    position: here,
    accuracy: 8,
  });
});

test('the age of a fix is said while it is the pin', () => {
  const place = placedAt({}, fix(8, 4));
  expect(fixWords(place, '2026-06-01T09:00:05.000Z')).toBe('Measured just now, average of 4');
  expect(fixWords(place, '2026-06-01T09:00:50.000Z')).toBe('Measured less than a minute ago, average of 4');
  expect(fixWords({ ...place, fixes: 1 }, '2026-06-01T09:03:10.000Z')).toBe('Measured 3 minutes ago');
  expect(fixWords(movedTo(place, there), '2026-06-01T09:00:05.000Z')).toBe('');
});

test('a record says where the phone was and why the pin is elsewhere', () => {
  expect(movedWords({ position: here, accuracy: 8 })).toBe('');
  expect(movedWords({ position: there, measured: here, accuracy: 8, movedWhy: 'I kept my distance' })).toBe(
    'The phone measured 51.27000, 0.51000 within 8 m. Moved because: I kept my distance',
  );
});

test('a pin put by hand from the start has no measurement', () => {
  expect(movedTo({}, there)).toEqual({ position: there });
});

test('a poor fix is rough until somebody moves the pin', () => {
  const rough = placedAt({}, fix(80));
  expect(isRough(rough)).toBe(true);
  expect(isRough(movedTo(rough, there))).toBe(false);
  expect(isRough(placedAt({}, fix(8)))).toBe(false);
});

test('the words under the map say how the pin came there', () => {
  expect(pinWords({})).toBe('No pin yet');
  expect(pinWords({ position: here, accuracy: 8, grid: 'TQ 7591 5553' })).toBe('TQ 7591 5553 · within 8 m');
  expect(pinWords({ position: there, measured: here, grid: 'TQ 7591 5553' })).toBe(
    'TQ 7591 5553 · moved 111 m by hand',
  );
});
