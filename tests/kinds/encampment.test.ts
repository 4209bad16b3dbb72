import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('encampment');
const NOW = '2026-11-23T11:00:00.000Z';
const arrived = { from: '2026-11-21T07:00:00.000Z', precision: 'minute', typed: true };
const left = { from: '2026-11-27T09:00:00.000Z', precision: 'minute', typed: true };

const logged: Written = { type: 'logged', at: '2026-11-21', change: { arrived } };
const visited = (change: JsonObject = {}, at = '2026-11-22'): Written => ({ type: 'visited', at, change });
const claimed: Written = { type: 'departed', at: '2026-11-27', change: { left } };
const confirmed: Written = { type: 'departure-confirmed', at: '2026-11-28', change: { left } };
const status = (...written: readonly Written[]): string => recordOf(kind, logged, ...written).status;

describe('an encampment', () => {
  it('says how long it has been in place, until a departure is verified', () => {
    const before = recordOf(kind, logged, claimed);
    expect(kind.detail(recordOf(kind, logged), NOW)).toBe('In place 2 d 4 h, 3 caravans, 4 other vehicles');
    expect(kind.detail(before, '2026-11-30T07:00:00.000Z')).toContain('In place 9 d 0 h');
    expect(kind.detail(recordOf(kind, logged, claimed, confirmed), '2026-11-30T07:00:00.000Z')).toContain(
      'Stayed 6 d 2 h',
    );
    expect(kind.columns.find(({ key }) => key === 'days')?.value(recordOf(kind, logged, confirmed))).toBe(7);
  });

  it('shows the last count', () => {
    expect(kind.detail(recordOf(kind, logged, visited({ caravans: 5 })), NOW)).toContain('5 caravans');
  });

  it('follows the decisions of its visits, and keeps the last one where none is made', () => {
    expect(status(visited())).toBe('tolerated');
    expect(status(visited({ decision: 'direct' }))).toBe('leaving');
    expect(status(visited({ decision: 'direct' }), visited({ decision: 'none' }, '2026-11-23'))).toBe('leaving');
    expect(status(claimed, visited({ decision: 'none' }, '2026-11-28'))).toBe('in-place');
    expect(status(confirmed, visited({}, '2026-11-29'))).toBe('ended');
  });

  it('has its own end where nothing was there', () => {
    expect(status({ type: 'nothing-found', at: '2026-11-22' })).toBe('nothing');
  });

  it('asks for the first visit, the review and the confirmation', () => {
    const due = (...written: readonly Written[]) => kind.due(recordOf(kind, logged, ...written), defaultRules);
    expect(due()).toEqual([{ at: '2026-11-21', title: 'First visit' }]);
    expect(due(visited())).toEqual([{ at: '2026-11-27', title: 'Review the decision' }]);
    expect(due(claimed)).toEqual([{ at: '2026-11-27', title: 'Said to have left: go and confirm it' }]);
    expect(due(confirmed)).toEqual([]);
  });
});

describe('enforcement', () => {
  const blocks = (next: Written, ...written: readonly Written[]) =>
    codes(findingsOn(kind, recordOf(kind, logged, ...written), next), 'block');
  const direct = (welfare: string): Written => visited({ decision: 'direct', welfare, welfareWhy: 'Nobody in' });

  it('waits for a welfare assessment or its refusal', () => {
    expect(blocks(direct('not-possible'))).toEqual(['no-welfare-assessment']);
    expect(blocks(direct('assessed'))).toEqual([]);
    expect(blocks(direct('refused'))).toEqual([]);
  });

  it('may rest on an earlier visit', () => {
    const later = { ...direct('not-possible'), at: '2026-11-23' };
    expect(blocks(later, visited())).toEqual([]);
    expect(blocks(later, visited({ welfare: 'not-possible', welfareWhy: 'Nobody in' }))).toEqual([
      'no-welfare-assessment',
    ]);
  });

  it('is not what tolerating is', () => {
    expect(blocks(visited({ welfare: 'not-possible', welfareWhy: 'Nobody in' }))).toEqual([]);
  });
});

describe('the form', () => {
  it('begins a visit with the last count', () => {
    const initial = kind.entries.visited?.initial({
      state: recordOf(kind, logged, visited({ caravans: 5 })),
      ...defaultRules,
      now: NOW,
    });
    expect(initial).toMatchObject({ caravans: 5, vehicles: 4, decision: 'none' });
  });

  it('asks for words, reasons and a review only where they are needed', () => {
    const missing = (change: JsonObject): readonly string[] => {
      const {
        welfareNotes: _,
        decisionBy: __,
        decisionReasons: ___,
        reviewOn: ____,
        ...rest
      } = kind.entries.visited?.example ?? {};
      return (
        kind.entries.visited?.body.safeParse({ ...rest, ...change }).error?.issues.map(({ path }) => path.join('.')) ??
        []
      );
    };
    expect(missing({ welfare: 'assessed', decision: 'none' })).toEqual(['welfareNotes']);
    expect(missing({ welfare: 'refused', decision: 'none', asked: 'yes' })).toEqual([
      'welfareWhy',
      'askedWords',
      'askedWhom',
    ]);
    expect(missing({ welfare: 'refused', welfareWhy: 'Said no', decision: 'negotiate' })).toEqual([
      'decisionBy',
      'decisionReasons',
      'reviewOn',
    ]);
  });
});
