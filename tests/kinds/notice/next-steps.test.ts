// What the screen says may happen next: the guards' own answer, with the day from which a step is open.
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '#domain/law-table.ts';
import { defaultRules, type Rules, rulesOf } from '#domain/rulebook.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { Role } from '#domain/role.ts';
import { defaultWorking } from '#domain/working.ts';
import { flowsOffered, nextSteps } from '#kinds/registry.ts';
import { idAt } from '../../domain/toy-kind.ts';
import { kindOf, recordOf } from '../kind-record.ts';
import { paths, weekly } from './paths.ts';

const kind = kindOf('notice');

function stepsAt(
  list: string,
  status: string,
  now: string,
  roles: readonly Role[] = ['officer'],
  rules: Rules = defaultRules,
) {
  const state = recordOf(kind, ...weekly(...(paths[list]?.[status]?.steps ?? [])));
  const steps = nextSteps(kind, flowsOffered(kind, state.status, roles, 'phone'), { state, rules, now, by: idAt(98) });
  return {
    open: steps.filter(({ stops }) => stops.length === 0).map(({ flow }) => flow.name),
    closed: steps.flatMap(({ flow, stops }) => stops.map(({ code, from }) => [flow.name, code, from])),
  };
}

describe('next', () => {
  // The warning of the example gives time until 23 November.
  it('is the notice only after the time given, and says from when', () => {
    const before = stepsAt('warnings', 'served', '2026-11-23T23:30:00.000Z');
    expect(before.open[0]).toBe('check');
    expect(before.closed).toEqual([['notice', 'time-not-over', '2026-11-24']]);
    // Half past midnight in London, still the 23rd by a clock of the Azores.
    expect(stepsAt('warnings', 'served', '2026-11-24T00:30:00.000Z').open).toContain('notice');
  });

  it('is nothing about papers that are not there', () => {
    const { open } = stepsAt('warnings', 'served', '2026-11-30T10:00:00.000Z');
    for (const flow of ['appeal', 'breach', 'paid', 'court', 'serve', 'serve-notice']) expect(open).not.toContain(flow);
  });

  it('is approval first where the council works so', () => {
    const approving = rulesOf(defaultLaw, { ...defaultWorking, approvalBeforeIssue: true });
    expect(stepsAt('warnings', 'not-complied', '2027-01-10T10:00:00.000Z', ['officer'], approving).open).toContain(
      'notice-for-approval',
    );
    expect(stepsAt('warnings', 'not-complied', '2027-01-10T10:00:00.000Z').open).not.toContain('notice-for-approval');
    expect(stepsAt('notices', 'open', '2027-01-10T10:00:00.000Z', ['manager'], approving).open).toContain('approve');
  });

  it('is the notice once a check found that it still continues, for approval where the council works so', () => {
    const approving = rulesOf(defaultLaw, { ...defaultWorking, approvalBeforeIssue: true });
    const first = (rules: Rules) =>
      stepsAt('warnings', 'not-complied', '2027-01-10T10:00:00.000Z', ['officer'], rules).open[0];
    expect(first(defaultRules)).toBe('notice');
    expect(first(approving)).toBe('notice-for-approval');
  });

  it('is the approval where one is waited for, and nowhere else', () => {
    const approving = rulesOf(defaultLaw, { ...defaultWorking, approvalBeforeIssue: true });
    const first = (status: string) =>
      stepsAt('notices', status, '2027-01-10T10:00:00.000Z', ['manager'], approving).open[0];
    expect(first('open')).toBe('approve');
    expect(first('served')).not.toBe('approve');
  });

  it('is the payment while one is awaited, and no letter once all is settled', () => {
    const first = (list: string, status: string) => stepsAt(list, status, '2027-01-11T10:00:00.000Z').open[0];
    expect(first('breaches', 'evidenced')).toBe('penalty');
    expect(first('penalties', 'served')).toBe('paid');
    expect(first('penalties', 'paid')).toBe('check-notice');
  });

  it('is the court only when the days without proceedings are over and it was not paid', () => {
    // The penalty of the paths is dated 28 December: its last protected day is 11 January.
    const manager: readonly Role[] = ['manager'];
    const given = stepsAt('penalties', 'served', '2027-01-11T10:00:00.000Z', manager);
    expect(given.closed).toEqual([
      ['unpaid', 'penalty-protected', '2027-01-12'],
      ['prosecute', 'penalty-protected', '2027-01-12'],
    ]);
    expect(stepsAt('penalties', 'served', '2027-01-12T10:00:00.000Z', manager).open).toContain('unpaid');
    expect(stepsAt('penalties', 'unpaid', '2027-01-12T10:00:00.000Z', manager).open).toContain('prosecute');
    expect(stepsAt('penalties', 'paid', '2027-03-12T10:00:00.000Z', manager).closed).toEqual([
      ['prosecute', 'penalty-paid', undefined],
    ]);
    expect(stepsAt('penalties', 'unpaid', '2027-01-12T10:00:00.000Z').open).not.toContain('prosecute');
  });
});

describe('clocks over the change to summer time', () => {
  const due = (at: string) => {
    const steps = [...(paths.notices?.open?.steps ?? [])];
    const lines = weekly(...steps).map((line) => ({ ...line, at: line.at }));
    const state = recordOf(kind, ...lines, { type: 'notice-served', at, change: { item: idAt(5) } });
    return kind.due(state, defaultRules).find(({ title }) => title.endsWith('last day to appeal'))?.at;
  };

  it('count days of the calendar, whatever the hour and whatever the clocks did', () => {
    // 2027: clocks go forward on 28 March, back on 31 October.
    expect(due('2027-03-20T09:00:00.000Z')).toBe('2027-04-09');
    expect(due('2027-03-20T23:59:00.000Z')).toBe('2027-04-09');
    // 23:30 UTC in summer is half past midnight of the next day in London.
    expect(due('2027-06-01T23:30:00.000Z')).toBe('2027-06-22');
    expect(due('2027-10-20T22:59:00.000Z')).toBe('2027-11-09');
  });
});

describe('the costs of work', () => {
  it('can be disputed for as long as the council set, which is a setting because nobody verified the section', () => {
    const state = recordOf(kind, ...weekly(...(paths.remedials?.charged?.steps ?? [])));
    const claimed = dayOfInstant(state.timeline.at(-1)?.at.from ?? '');
    const last = (days: number) =>
      kind
        .due(state, rulesOf({ ...defaultLaw, costsAppealDays: days }))
        .find(({ title }) => title.startsWith('Costs of work'))?.at;
    expect([last(21), last(28)]).toEqual([addDays(claimed, 21), addDays(claimed, 28)]);
  });
});
