// The day a paper counts as issued (s.55): handed over, posted, corrected; and what runs from it.
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '#domain/law-table.ts';
import { rulesOf } from '#domain/rulebook.ts';
import { idAt } from '../../domain/toy-kind.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from '../kind-record.ts';
import { approved, begun, breach, cpn, handed, issued, line, NOTICE, picked, stop, warned } from './guard-lines.ts';

const kind = kindOf('notice');
const byPost = (at: string, postDays?: number) =>
  handed({ method: 'posted', servedAt: '3 Sample Court', signatureOutcome: undefined, postDays }, at);
const lastDayToAppeal = (...written: readonly Written[]) =>
  kind
    .due(recordOf(kind, ...warned, cpn(), ...written), approved)
    .find(({ title }) => title.endsWith('last day to appeal'))?.at;
const corrected = (deemedIssued: string) =>
  line('notice-service-corrected', '2027-01-10', { item: NOTICE, deemedIssued });

describe('what is posted', () => {
  it.each([
    ['on a Tuesday', '2026-11-24', '2026-12-16'],
    ['before a weekend', '2026-11-27', '2026-12-21'],
    ['over Christmas and the turn of the year', '2026-12-24', '2027-01-19'],
  ])(
    '%s counts as issued two working days on, as the council set it, and the days to appeal run from there',
    (_, at, last) => {
      expect(lastDayToAppeal(byPost(at, 2))).toBe(last);
    },
  );

  it('before the setting was made counts as issued on the day it was posted', () => {
    expect(lastDayToAppeal(byPost('2026-11-24'))).toBe('2026-12-14');
  });

  it('counts as issued when the manager says so, earlier or later', () => {
    expect(lastDayToAppeal(byPost('2026-11-24', 2), corrected('2026-12-01'))).toBe('2026-12-21');
    expect(lastDayToAppeal(byPost('2026-11-24', 2), corrected('2026-11-25'))).toBe('2026-12-15');
  });

  it('binds nobody before', () => {
    const state = recordOf(kind, ...warned, cpn(), byPost('2026-11-24', 2));
    expect(codes(findingsOn(kind, state, breach(picked(1), '2026-11-25'), approved), 'block')).toEqual([
      'not-in-force',
    ]);
    expect(codes(findingsOn(kind, state, breach(picked(1), '2026-11-26'), approved), 'block')).toEqual([]);
  });

  it('says that the day is the council’s rule, until a manager names it', () => {
    const words = (...written: readonly Written[]) =>
      kind
        .clocks(recordOf(kind, ...warned, cpn(), ...written), '2026-11-25T10:00:00.000Z', approved)
        .find(({ label }) => label.endsWith('posted'))?.words;
    expect(words(byPost('2026-11-24', 2))).toContain('26 November 2026, as your council set it');
    expect(words(byPost('2026-11-24', 2), corrected('2026-12-01'))).toBeUndefined();
    expect(words(handed())).toBeUndefined();
  });

  it('takes the rule of its day along', () => {
    const initial = kind.entries['notice-served']?.initial({
      state: recordOf(kind, ...warned, cpn()),
      ...rulesOf({ ...defaultLaw, postalServiceDays: 3 }),
      now: '2026-11-24T10:00:00.000Z',
    });
    expect(initial).toMatchObject({ postDays: 3, servedAt: '3 Sample Court, Eastmere' });
  });

  it('as a variation changes what binds from that day', () => {
    const night = { ...stop, text: 'No music at any hour' };
    const asked = idAt(7);
    const state = recordOf(
      kind,
      ...warned,
      cpn(),
      handed(),
      line('variation-requested', '2026-12-01', { item: NOTICE }),
      line('variation-decided', '2026-12-02', { item: asked, requirements: [night] }),
      line('variation-served', '2026-12-03', { item: asked, method: 'posted', servedAt: 'There', postDays: 2 }),
    );
    const of = (at: string) =>
      codes(
        findingsOn(kind, state, breach({ requirements: [{ number: 1, words: night.text }] }, at), approved),
        'block',
      );
    expect(of('2026-12-06')).toEqual(['requirement-reworded']);
    expect(of('2026-12-07')).toEqual([]);
  });
});

it('a warning begins with the address of the case as well', () => {
  const state = recordOf(kind, begun({ address: '7 Other Row' }), issued());
  const initial = kind.entries['warning-served']?.initial({ state, ...approved, now: '2026-11-02T10:00:00.000Z' });
  expect(initial?.servedAt).toBe('7 Other Row');
});

it('a notice past its own end is not said to be in force (it has effect until the day it prints)', async () => {
  const standing = await kind.standing?.();
  const state = recordOf(kind, ...warned, cpn({ endsOn: '2026-12-30' }), handed());
  const chips = (now: string) =>
    standing?.(state, now, approved).flatMap(({ lines }) => lines.map(({ chip }) => chip?.words));
  expect(chips('2026-12-30T23:30:00.000Z')).toEqual(['In force']);
  expect(chips('2026-12-31T00:30:00.000Z')).toEqual(['No effect since its term ended on 30 December 2026']);
});
