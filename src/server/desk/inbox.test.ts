import { expect, test } from 'vitest';
import { urgencyOf } from './inbox.ts';

const row = { held: 0, tasks: 0, review: 'accepted', dueAt: undefined } as const;
const NOW = '2026-03-02T09:00:00.000Z';

test('what needs a person stands before what is unread, and that before what is due; what arrived is not behind what changed', () => {
  const rows = [
    { ...row, held: 1 },
    { ...row, tasks: 1, review: 'new' as const },
    { ...row, review: 'changed' as const },
    { ...row, review: 'new' as const, dueAt: '2026-03-01' },
    { ...row, dueAt: '2026-03-01' },
    { ...row, dueAt: '2026-03-03' },
  ];
  expect(rows.map((each) => urgencyOf(each, NOW))).toEqual([0, 1, 2, 2, 3, 4]);
});
