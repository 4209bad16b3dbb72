import { describe, expect, it } from 'vitest';
import { upgradedBody } from '#domain/kind-rules.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('needle-find');
const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const found: Written = { type: 'logged', at: at('09:00') };
const safe = (time: string): Written => ({ type: 'made-safe', at: at(time) });
const gone = (time: string): Written => ({ type: 'removed', at: at(time) });
const more = (time: string, count: number): Written => ({ type: 'more', at: at(time), change: { count } });
const flag = (time: string, flagged: 'yes' | 'no'): Written => ({ type: 'flagged', at: at(time), change: { flagged } });
const round: Written = {
  type: 'logged',
  at: at('09:00'),
  change: {
    source: 'needle-bin',
    place: undefined,
    count: undefined,
    action: undefined,
    bins: [
      { bin: 'Car park bin', count: 30 },
      { bin: 'Toilets bin', count: 12 },
    ],
  },
};

const clocks = (now: string, ...written: readonly Written[]) =>
  kind.clocks(recordOf(kind, ...written), now, defaultRules).map(({ label, words, tone }) => [label, words, tone]);

describe('the response clock', () => {
  it('runs from the find until a crew has removed it, against the council’s target', () => {
    expect(clocks(at('10:30'), found)).toEqual([
      ['Waiting for the crew', '1 h 30 min, 2 h 30 min left of 4 h', 'waiting'],
    ]);
    expect(clocks(at('14:05'), found)).toEqual([
      ['Waiting for the crew', '5 h 5 min, 1 h 5 min over the target', 'attention'],
    ]);
    expect(clocks(at('20:00'), found, safe('09:12'), gone('12:20'))).toEqual([
      ['Reported to made safe', '12 min', 'neutral'],
      ['Reported to removed', '3 h 20 min, within 4 h', 'received'],
    ]);
  });

  it('takes what is gone for safe', () => {
    expect(clocks(at('20:00'), found, gone('13:30'))).toEqual([
      ['Reported to made safe', '4 h 30 min', 'neutral'],
      ['Reported to removed', '4 h 30 min, 30 min over the target', 'attention'],
    ]);
    expect(kind.facts(recordOf(kind, found, gone('13:30')))).toMatchObject({
      minutesToSafe: 270,
      minutesToRemoved: 270,
    });
  });

  it('begins again where more was found after the removal', () => {
    const again = recordOf(kind, found, gone('10:00'), more('15:00', 2));
    expect(again.status).toBe('reported');
    expect(kind.due(again, defaultRules)).toEqual([{ at: at('19:00'), title: 'Removal due' }]);
  });

  it('does not run for a round, or for years before anybody measured it', () => {
    expect(clocks(at('10:30'), round)).toEqual([]);
    expect(clocks(at('10:30'), { ...found, change: { action: 'unrecorded' } })).toEqual([]);
  });
});

describe('what a find counts', () => {
  it('is what was found at first and found there again, never what a crew says it took', () => {
    expect(kind.facts(recordOf(kind, found, more('09:30', 3), more('09:40', 0), gone('10:00')))).toMatchObject({
      count: 10,
      place: 'River Steps',
    });
  });

  it('is the sum of a round of bins, at no place', () => {
    const state = recordOf(kind, round);
    expect(kind.facts(state)).toMatchObject({ count: 42, source: 'needle-bin' });
    expect(kind.facts(state).place).toBeUndefined();
    expect([kind.heading(state), state.status, kind.place(state)]).toEqual([
      'Needle bin round, 2 bins',
      'removed',
      undefined,
    ]);
  });

  it('is flagged as a person said last, on a phone or at the desk', () => {
    const flags = (...written: readonly Written[]) => kind.facts(recordOf(kind, ...written)).flagged;
    expect(flags(found)).toBeUndefined();
    expect(flags(found, flag('10:00', 'yes'), flag('11:00', 'no'))).toBe('no');
    expect(flags({ ...found, change: { flagged: 'yes' } })).toBe('yes');
  });
});

describe('an older round', () => {
  it('becomes a round of one bin, with its pin', () => {
    const body = {
      place: { name: 'Needle bins', position: { lat: 51.27, lon: 0.52 } },
      count: 9,
      source: 'needle-bin',
      condition: 'unknown',
      action: 'unrecorded',
    };
    const upgraded = upgradedBody(kind, { kindVersion: 1, type: 'logged', body });
    expect(upgraded).toEqual({
      place: { position: { lat: 51.27, lon: 0.52 } },
      bins: [{ bin: 'Needle bins', count: 9 }],
      source: 'needle-bin',
      condition: 'unknown',
    });
    expect(kind.entries.logged?.body.safeParse(upgraded).success).toBe(true);
  });
});

it('makes more of a record out of the answers to a new find', () => {
  const body = kind.near?.join.body({ count: 4, action: 'made-safe', source: 'discarded', notes: 'Wet' });
  expect(body).toEqual({ count: 4, action: 'made-safe', notes: 'Wet' });
  expect(kind.entries.more?.body.safeParse(body).success).toBe(true);
});
