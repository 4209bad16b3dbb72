// What the page of an encampment says at a glance: clocks, groups, what never happened, and what may follow.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { idAt } from '../domain/toy-kind.ts';
import { kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('encampment');
const standing = await kind.standing();
const NOW = '2026-11-24T12:00:00.000Z';
const minute = (from: string): JsonObject => ({ from, precision: 'minute', typed: true });

const logged: Written = { type: 'logged', at: '2026-11-21' };
const group: Written = { type: 'group-arrived', at: '2026-11-21T11:00:00.000Z' };
const welfare: Written = { type: 'welfare-checked', at: '2026-11-22' };
const offers: Written = { type: 'offers-made', at: '2026-11-22' };
const confirmed: Written = {
  type: 'departure-confirmed',
  at: '2026-11-24',
  change: { left: minute('2026-11-24T08:00:00.000Z') },
};

const card = (title: string, ...lines: readonly Written[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (
      standing(recordOf(kind, logged, ...lines), NOW, defaultRules).find((each) => each.title === title)?.lines ?? []
    ).map(({ label, words, chip }) => [label, [chip?.words, words].filter(Boolean).join(': ')]),
  );
const clocks = (...lines: readonly Written[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    kind.clocks(recordOf(kind, logged, ...lines), NOW, defaultRules).map(({ label, words }) => [label, words]),
  );

describe('the clocks', () => {
  it('run as a range while the arrival is one, and name what each counts', () => {
    expect(clocks({ type: 'visited', at: '2026-11-22T12:00:00.000Z' })).toEqual({
      'In place, and still running': '3.2–3.8 days',
      'Days of disruption': '4–5',
      'Since we first spoke with them': '2 d 0 h',
      Arrived: 'between 20 Nov 18:00 and 21 Nov 07:00, told by the public',
    });
  });

  it('run on while the departure is only said, and stop where it is verified', () => {
    const claim: Written = { type: 'departed', at: '2026-11-23', change: { left: minute('2026-11-23T08:00:00.000Z') } };
    expect(clocks(claim)).toMatchObject({
      'In place, and still running': '3.2–3.8 days',
      'Said to have left; the clock runs until it is seen empty': '23 Nov 08:00',
    });
    expect(clocks(claim, confirmed)).toMatchObject({ 'Time in situ': '3.0–3.6 days', Left: '08:00' });
  });

  it('are none where nothing ever was', () => {
    expect(clocks({ type: 'nothing-found', at: '2026-11-22' })).toEqual({});
  });
});

describe('before enforcement', () => {
  it('says what has not happened and what was never offered', () => {
    expect(card('Before enforcement')).toMatchObject({
      'Spoken with': 'Not yet',
      'Welfare assessment': 'Not yet',
      'Offers of help': 'Not yet',
      'Asked to leave': 'Not yet',
    });
    const after = card('Before enforcement', { type: 'visited', at: '2026-11-22' }, welfare, offers);
    expect(after).toMatchObject({ 'Spoken with': 'Done', 'Welfare assessment': 'Done' });
    expect(after['Offers of help']).toContain('Bags or a waste collection: accepted');
    expect(after['Never offered']).toContain('toilets');
    expect(after['Never offered']).not.toContain('housing');
  });

  it('says why a decision may not be made yet, in the words of the guard', () => {
    expect(card('What may follow')['Go to court']).toMatch(/^Not yet: .*welfare assessment/);
    expect(card('What may follow', welfare)['Go to court']).toMatch(/^With reasons: No help has been offered/);
    expect(card('What may follow', welfare, offers)).toEqual({
      'Direct them to leave': 'May be decided',
      'Refer to the police': 'May be decided',
      'Refer under section 62A': expect.stringMatching(/^With reasons: Section 62A needs a suitable pitch/),
      'Go to court': 'May be decided',
    });
  });

  it('is over once they have left', () => {
    expect(card('Before enforcement', confirmed)).toEqual({});
    expect(card('What may follow', confirmed)).toEqual({});
  });
});

describe('the groups', () => {
  it('each have their clock, and those who were told to leave the time in which they may not come back', () => {
    expect(card('Groups', group)).toEqual({ 'By the gate': 'There: 3.2–3.8 days; 2 caravans' });
    const asked: Written = { type: 'asked-to-leave', at: '2026-11-22', change: { under: 'occupier' } };
    expect(card('Groups', group, asked, confirmed)['By the gate']).toBe(
      'Left: 3.0–3.6 days; 2 caravans; coming back before 22 February 2027 may be an offence (period as set, to be confirmed)',
    );
    const joined: Written = { type: 'groups-merged', at: '2026-11-23', change: { item: idAt(3), into: idAt(2) } };
    const other: Written = { ...group, at: '2026-11-21T12:00:00.000Z', change: { name: 'Trees' } };
    expect(card('Groups', group, other, joined).Trees).toContain('Joined another: 2.1–2.7 days');
  });
});

describe('the committee’s figures', () => {
  it('say who decided, or that nobody did', () => {
    expect(card('In the committee’s figures')).toEqual({ Counts: 'Nobody has said otherwise' });
    const set: Written = {
      type: 'counting-set',
      at: '2026-11-22',
      change: { counts: 'no', apart: 'rule', reason: 'Tents' },
    };
    expect(card('In the committee’s figures', set)).toEqual({ 'Does not count': 'Tents' });
  });
});
