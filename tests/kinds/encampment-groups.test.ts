// Groups inside one encampment: each its own clock, linked and never merged into another's time.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { defaultLaw } from '#domain/law-table.ts';
import { rulesOf } from '#domain/rulebook.ts';
import { groupStaysOf } from '../../src/kinds/encampment/group-stays.ts';
import { hoursInPlace } from '../../src/kinds/encampment/time-in-situ.ts';
import { idAt } from '../domain/toy-kind.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('encampment');
const NOW = '2026-11-30T08:00:00.000Z';
const moment = (from: string): JsonObject => ({ from, precision: 'minute', typed: true });
const at = (day: number, hour = 8): string => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

const logged: Written = { type: 'logged', at: at(20), change: { arrived: moment(at(20)) } };
const group = (name: string, day: number, change: JsonObject = {}): Written => ({
  type: 'group-arrived',
  at: at(day, 9),
  change: { name, arrived: moment(at(day)), ...change },
});
const gone = (item: string, day: number, verified: 'yes' | 'no' = 'yes'): Written => ({
  type: 'group-departed',
  at: at(day, 10),
  change: { item, left: moment(at(day)), verified },
});
/** The logged entry is the first, so the n-th line after it has the id of n + 1. */
const A = idAt(2);
const B = idAt(3);

const stays = (...lines: readonly Written[]) => {
  const state = recordOf(kind, logged, ...lines);
  expect(state.tasks).toEqual([]);
  return groupStaysOf(state).map(({ name, status, joined, returnOf, ...stay }) => ({
    name,
    status,
    days: hoursInPlace(stay, NOW).counted / 24,
    ...(joined && { joined }),
    ...(returnOf && { returnOf }),
  }));
};

describe('the clock of a group', () => {
  it('runs from its own arrival, and stops only when somebody saw that it is gone', () => {
    expect(stays(group('Gate', 20), group('Trees', 25))).toEqual([
      { name: 'Gate', status: 'present', days: 10 },
      { name: 'Trees', status: 'present', days: 5 },
    ]);
    expect(stays(group('Gate', 20), gone(A, 22, 'no'))).toEqual([{ name: 'Gate', status: 'claimed', days: 10 }]);
    expect(stays(group('Gate', 20), gone(A, 22, 'no'), gone(A, 23))).toEqual([
      { name: 'Gate', status: 'left', days: 3 },
    ]);
  });

  it('stops with the encampment, for those of whom nothing else is known', () => {
    const confirmed: Written = { type: 'departure-confirmed', at: at(28, 12), change: { left: moment(at(28)) } };
    expect(stays(group('Gate', 20), group('Trees', 25), gone(A, 22), confirmed).map(({ days }) => days)).toEqual([
      2, 3,
    ]);
  });

  it('goes back to the arrival of the group it split from', () => {
    const split: Written = { type: 'group-split', at: at(24), change: { item: A, name: 'Pond' } };
    const again: Written = { type: 'group-split', at: at(26), change: { item: B, name: 'Barn' } };
    expect(stays(group('Gate', 20), split, again).map(({ name, days }) => [name, days])).toEqual([
      ['Gate', 10],
      ['Pond', 10],
      ['Barn', 10],
    ]);
  });

  it('ends where the group joins another, whose clock goes on', () => {
    const joined: Written = { type: 'groups-merged', at: at(26), change: { item: B, into: A } };
    expect(stays(group('Gate', 20), group('Trees', 23), joined)).toEqual([
      { name: 'Gate', status: 'present', days: 10 },
      { name: 'Trees', status: 'merged', days: 3, joined: A },
    ]);
  });

  it('runs on while they move about the site', () => {
    const moved: Written = { type: 'group-moved', at: at(25), change: { item: A, where: 'Far side' } };
    expect(stays(group('Gate', 20), moved)).toEqual([{ name: 'Gate', status: 'present', days: 10 }]);
    // Said to have gone, and found on the other side: they were there all the time.
    expect(stays(group('Gate', 20), gone(A, 24, 'no'), moved)[0]?.status).toBe('present');
  });

  it('begins again when they come back: linked, never merged', () => {
    expect(stays(group('Gate', 20), gone(A, 22), group('Gate again', 28, { returnOf: A }))).toEqual([
      { name: 'Gate', status: 'left', days: 2 },
      { name: 'Gate again', status: 'present', days: 2, returnOf: A },
    ]);
  });

  it('is not thrown by groups that a correction made come from each other', () => {
    const split: Written = { type: 'group-split', at: at(24), change: { item: A, name: 'Pond' } };
    const loop = { path: `groups/${B}/item`, from: A, to: B };
    const amended: Written = { type: 'amended', at: at(25), change: { changes: [loop] } };
    expect(stays(group('Gate', 20), split, amended).map(({ name }) => name)).toEqual(['Gate']);
  });
});

describe('coming back', () => {
  const asked = (change: JsonObject = {}): Written => ({
    type: 'asked-to-leave',
    at: at(21),
    change: { under: 'occupier', ...change },
  });
  const back = (day: string, change: JsonObject = {}): Written => ({
    type: 'group-arrived',
    at: `${day}T12:00:00.000Z`,
    change: { arrived: moment(`${day}T09:00:00.000Z`), returnOf: A, ...change },
  });
  const warnings = (next: Written, ...lines: readonly Written[]) =>
    codes(findingsOn(kind, recordOf(kind, logged, group('Gate', 20), ...lines), next), 'warn');

  it('is warned about within the period of the law table, which begins with the day of the request', () => {
    expect(defaultLaw.noReturnMonths).toBe(3);
    expect(warnings(back('2027-02-20'), asked(), gone(A, 22))).toEqual(['back-within-period']);
    expect(warnings(back('2027-02-21'), asked(), gone(A, 22))).toEqual([]);
    const longer = rulesOf({ ...defaultLaw, noReturnMonths: 12 });
    const state = recordOf(kind, logged, group('Gate', 20), asked(), gone(A, 22));
    expect(codes(findingsOn(kind, state, back('2027-02-21'), longer), 'warn')).toEqual(['back-within-period']);
  });

  it('binds only whom the request was made to', () => {
    expect(warnings(back('2026-12-01'), gone(A, 22))).toEqual([]);
    expect(warnings(back('2026-12-01'), asked({ under: 'informal' }), gone(A, 22))).toEqual([]);
    expect(warnings(back('2026-12-01'), asked({ groups: [B] }), gone(A, 22))).toEqual([]);
    expect(warnings(back('2026-12-01'), asked({ groups: [A] }), gone(A, 22))).toEqual(['back-within-period']);
    // Who came later was not there to hear it.
    const trees = group('Trees', 23);
    expect(warnings(back('2026-12-01', { returnOf: idAt(4) }), asked(), trees, gone(idAt(4), 24))).toEqual([]);
  });

  it('says whom a direction leaves out', () => {
    const direction = asked({ under: 'direction', groups: [A] });
    const welfare: Written = { type: 'welfare-checked', at: at(20, 12) };
    expect(warnings(direction, group('Trees', 20), welfare)).toEqual(['no-decision', 'groups-not-named']);
  });

  it('stops a group from joining itself', () => {
    const self: Written = { type: 'groups-merged', at: at(26), change: { item: A, into: A } };
    const state = recordOf(kind, logged, group('Gate', 20));
    expect(codes(findingsOn(kind, state, self), 'block')).toEqual(['group-into-itself']);
  });
});
