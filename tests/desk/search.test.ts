import { expect, test } from 'vitest';
import { kindsFor } from '#desk/my-kinds.ts';
import { placesFor } from '#desk/nav.ts';
import { pageWords, paramsOf, queryOf, searchOf } from '#desk/records/search-query.ts';
import { kinds } from '#kinds/registry.ts';

const search = (text: string) => searchOf(new URLSearchParams(text));
const kind = kinds[0];

test('the address says the search, and the search the address', () => {
  const text = `kind=${kind?.path}&words=river&from=2026-01-01&page=3`;
  expect(queryOf(search(text))).toMatchObject({ kind: kind?.name, words: 'river', from: '2026-01-01', page: 3 });
  expect(paramsOf(search(text), { page: '3' })).toEqual(Object.fromEntries(new URLSearchParams(text)));
});

test('nonsense in the address asks for everything', () => {
  expect(queryOf(search('kind=nothing&status=nowhere&from=2026-1&page=-4'))).toEqual({
    kind: undefined,
    status: undefined,
    ward: undefined,
    words: undefined,
    from: undefined,
    to: undefined,
    page: undefined,
  });
});

test('any change but of the page begins at the first page, and another kind drops the status', () => {
  const status = Object.keys(kind?.statuses ?? {})[0] ?? '';
  const before = search(`kind=${kind?.path}&status=${status}&page=4`);
  expect(before.status).toBe(status);
  expect(paramsOf(before, { ward: 'Fant' })).toEqual({ kind: kind?.path, status, ward: 'Fant' });
  expect(paramsOf(before, { kind: kinds[1]?.path ?? '' })).toEqual({ kind: kinds[1]?.path });
});

test('pages are counted in records', () => {
  expect(pageWords(1, 50)).toBeUndefined();
  expect(pageWords(1, 51)).toBe('1 to 50 of 51');
  expect(pageWords(2, 51)).toBe('51 to 51 of 51');
});

test('everyone is offered only what their roles open', () => {
  expect(placesFor(['officer', 'crew'])).toEqual([]);
  expect(placesFor(['admin']).map(({ label }) => label)).toEqual(['People and phones', 'Keys', 'Audit']);
  expect(placesFor(['coordinator']).map(({ label }) => label)).toEqual([
    'Inbox',
    'Records',
    'Tables',
    'Referrals',
    'Import',
    'Retention',
    'People and phones',
  ]);
  expect(kindsFor(['manager']).map(({ keeper }) => keeper)).not.toContain('coordinator');
  expect(kindsFor(['coordinator']).every(({ sealed }) => sealed)).toBe(true);
  expect(kindsFor(['manager', 'coordinator'])).toEqual(kinds);
});
