import { expect, test } from 'vitest';
import { dateOfParts, partsOfDate, partsShown } from './date-parts.ts';

test('a whole date is ISO, padded', () => {
  expect(dateOfParts({ day: '3', month: '9', year: '2026' })).toBe('2026-09-03');
});

test('a half-typed date survives the way through a draft', () => {
  for (const parts of [
    { day: '3', month: '', year: '' },
    { day: '', month: '9', year: '' },
    { day: '12', month: '1', year: '20' },
    { day: '', month: '', year: '' },
  ])
    expect(partsOfDate(dateOfParts(parts))).toEqual(parts);
});

test('letters and signs are dropped', () => {
  expect(dateOfParts({ day: '3rd', month: ' 9', year: '2026.' })).toBe('2026-09-03');
});

test('a typed leading zero stays while it means the stored date, and a shortcut replaces it', () => {
  const typed = { day: '05', month: '09', year: '2026' };
  expect(partsShown(typed, '2026-09-05')).toEqual(typed);
  expect(partsShown(typed, '2026-11-23')).toEqual({ day: '23', month: '11', year: '2026' });
});
