import { expect, test } from 'vitest';
import { dayShortcuts } from './day-shortcuts.ts';

test('offers today and yesterday, or the days that a question looks ahead to', () => {
  expect(dayShortcuts('2026-03-01')).toEqual([
    { label: 'Today', day: '2026-03-01' },
    { label: 'Yesterday', day: '2026-02-28' },
  ]);
  expect(dayShortcuts('2026-12-31', [1, 14])).toEqual([
    { label: 'Tomorrow', day: '2027-01-01' },
    { label: 'In 14 days', day: '2027-01-14' },
  ]);
});
