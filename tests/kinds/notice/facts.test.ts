// What the committee tables count of a whole thread: by the day of service, with what came of it.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { kindOf, recordOf } from '../kind-record.ts';
import { paths, weekly } from './paths.ts';

const kind = kindOf('notice');
const issuedSchema = z.array(z.object({ form: z.string(), on: z.string(), outcome: z.string().optional() }));

const counted = (list: string, status: string, ...more: readonly { type: string; change?: object }[]) => {
  const steps = paths[list]?.[status]?.steps ?? [];
  const state = recordOf(
    kind,
    ...weekly(...steps, ...more.map(({ type, change }) => ({ type, change: { ...change } }))),
  );
  return issuedSchema.parse(kind.facts(state).issued ?? []).map(({ form, on, outcome }) => [form, on, outcome]);
};

it('counts what was served and nothing that only was written', () => {
  expect(counted('warnings', 'open')).toEqual([]);
  expect(counted('notices', 'open')).toEqual([['CPW', '2026-11-16', 'not-complied']]);
  expect(counted('penalties', 'open').map(([form]) => form)).toEqual(['CPW', 'CPN']);
});

it.each([
  ['served', undefined],
  ['unpaid', 'unpaid'],
  ['paid', 'paid'],
  ['withdrawn', 'withdrawn'],
])('a penalty that is %s', (status, outcome) => {
  expect(counted('penalties', status)).toEqual([
    ['CPW', '2026-11-16', 'not-complied'],
    ['CPN', '2026-12-07', 'not-complied'],
    ['FPN', '2027-01-04', outcome],
  ]);
});

it('an unpaid penalty that went to court, and its notice', () => {
  const [, notice, penalty] = counted('penalties', 'unpaid', {
    type: 'prosecution-referred',
    change: { item: paths.breaches?.penalty?.item },
  });
  expect([notice?.[2], penalty?.[2]]).toEqual(['prosecuted', 'prosecuted']);
});

it.each(['quashed', 'discharged', 'withdrawn', 'expired'])('a notice that was %s', (status) => {
  expect(counted('notices', status).at(-1)?.[2]).toBe(status);
});

it('a notice with every requirement met, and one under appeal', () => {
  const item = paths.notices?.served?.item;
  const met = { item, requirements: [{ requirement: 'Stop', met: 'met' }] };
  expect(counted('notices', 'served', { type: 'notice-checked', change: met }).at(-1)?.[2]).toBe('complied');
  expect(counted('notices', 'appealed').at(-1)?.[2]).toBeUndefined();
});

it('tells two people of one name apart by their address, where no date of birth is known', () => {
  const steps = paths.penalties?.served?.steps ?? [];
  const recipientOf = (change: object) => {
    const known = { ageBasis: 'stated', age: 40, dateOfBirth: undefined, ...change };
    const [begun, ...rest] = steps;
    return kind.facts(recordOf(kind, ...weekly({ type: begun?.type ?? '', change: known }, ...rest))).recipient;
  };
  expect(recipientOf({ address: '1 Row' })).not.toBe(recipientOf({ address: '2 Row' }));
  const born = { ageBasis: 'seen', dateOfBirth: '1990-01-02' };
  expect(recipientOf({ ...born, address: '1 Row' })).toBe(recipientOf({ ...born, address: '2 Row' }));
});

it('counts by the day the manager says it counts as issued', () => {
  const item = paths.notices?.served?.item;
  const deemed = { item, deemedIssued: '2026-12-09' };
  expect(counted('notices', 'served', { type: 'notice-service-corrected', change: deemed }).at(-1)?.[1]).toBe(
    '2026-12-09',
  );
});
