import { expect, test } from 'vitest';
import { mergeRows } from '#desk/inbox/merge-rows.ts';
import { rowChip, rowDetail, rowTime } from '#desk/row-words.ts';
import type { RecordRow } from '#protocol/desk-records.ts';

const NOW = '2026-11-23T10:00:00.000Z';

const row = (id: string, change: Partial<RecordRow> = {}): RecordRow => ({
  id,
  kind: 'any',
  heading: `Record ${id}`,
  detail: 'Seven at River Steps',
  status: 'open',
  review: 'new',
  at: NOW,
  receivedAt: NOW,
  by: 'Sam',
  tasks: 0,
  held: 0,
  ...change,
});

test('a line says the one most pressing thing', () => {
  const words = (change: Partial<RecordRow>) => rowChip(row('a', change), NOW).words;
  expect(words({ held: 1, tasks: 2, review: 'changed' })).toBe('Held');
  expect(words({ tasks: 2, review: 'changed' })).toBe('Flagged');
  expect(words({ review: 'changed', dueAt: '2026-11-01' })).toBe('Again');
  expect(words({ review: 'accepted', dueAt: '2026-11-23' })).toBe('Due today');
  expect(words({ review: 'accepted', dueAt: '2026-11-22' })).toBe('Overdue');
  expect(words({ review: 'accepted', dueAt: '2026-11-24' })).toBe('Accepted');
  expect(words({ dueAt: '2026-11-23T10:00:00.001Z' })).toBe('New');
  expect(words({ dueAt: '2026-11-23T09:59:00.000Z' })).toBe('Overdue');
});

test('what is due is said in the detail, and only when it is', () => {
  expect(rowDetail(row('a', { dueAt: '2026-11-23', dueTitle: 'Review' }), NOW)).toBe('Seven at River Steps. Review');
  expect(rowDetail(row('a', { dueAt: '2026-12-23', dueTitle: 'Review' }), NOW)).toBe('Seven at River Steps');
});

test('a time is a clock today, a weekday this week, else a day', () => {
  expect(rowTime('2026-11-23T09:14:00.000Z', NOW)).toBe('09:14');
  expect(rowTime('2026-11-22T09:14:00.000Z', NOW)).toBe('Sun');
  expect(rowTime('2026-11-02T09:14:00.000Z', NOW)).toBe('2 Nov');
  // A phone with a wrong clock may be ahead of us.
  expect(rowTime('2026-11-30T09:14:00.000Z', NOW)).toBe('30 Nov');
});

const ids = (rows: ReturnType<typeof mergeRows>) => rows.shown.map((each) => each.row.id).join('');

test('what arrives is counted and moves nothing', () => {
  const merged = mergeRows([row('a'), row('b')], [row('n'), row('b', { tasks: 1 }), row('a')], 'a');
  expect(ids(merged)).toBe('ab');
  expect(merged.arrived).toBe(1);
  expect(merged.shown[1]?.row.tasks).toBe(1);
});

test('what is dealt with goes, except the row that is open', () => {
  const merged = mergeRows([row('a'), row('b'), row('c')], [row('c')], 'b');
  expect(ids(merged)).toBe('bc');
  expect(merged.shown[0]?.done).toBe(true);
  expect(merged.arrived).toBe(0);
});
