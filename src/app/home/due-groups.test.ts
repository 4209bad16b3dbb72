import { expect, it } from 'vitest';
import type { RecordLine } from '#sync/phone.ts';
import { dueGroups } from './due-groups.ts';

const line = (id: string, at?: string, returned = false): RecordLine => ({
  id,
  kind: 'any',
  heading: id,
  detail: '',
  statusTitle: '',
  tone: 'neutral',
  at: '2026-03-01T00:00:00.000Z',
  open: true,
  returned,
  timed: false,
  delivery: 'received',
  ...(at && { due: { at, title: 'Do it' } }),
});
const titles = (lines: readonly RecordLine[], now: string) =>
  dueGroups(lines, now).map(({ title, lines: own }) => [title, own.map(({ id }) => id)]);

it('keeps what is late, what is for today and what is coming apart, and what is far away out', () => {
  const lines = [
    line('later', '2026-03-20'),
    line('late', '2026-03-27'),
    line('today', '2026-03-28'),
    line('next', '2026-04-04'),
    line('far', '2026-04-05'),
    line('back', '2026-03-01', true),
  ];
  expect(titles(lines, '2026-03-28T09:00:00.000Z')).toEqual([
    ['Returned to you', ['back']],
    ['Overdue', ['late', 'later']],
    ['Due today', ['today']],
    ['Coming up', ['next']],
  ]);
});

it('takes the day from the calendar of the council, also in the hour that summer time moves', () => {
  // 29 March 2026, 00:30 in London is still winter time; 23:30 UTC that evening is the 30th there.
  expect(titles([line('a', '2026-03-29')], '2026-03-29T00:30:00.000Z')).toEqual([['Due today', ['a']]]);
  expect(titles([line('a', '2026-03-29')], '2026-03-29T23:30:00.000Z')).toEqual([['Overdue', ['a']]]);
});

it('says an instant is late at once, a day only when it is over', () => {
  const lines = [line('hour', '2026-06-01T12:00:00.000Z'), line('day', '2026-06-01')];
  expect(titles(lines, '2026-06-01T12:01:00.000Z')).toEqual([
    ['Overdue', ['hour']],
    ['Due today', ['day']],
  ]);
});
