import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import type { RecordState } from '#domain/record.ts';
import { fieldsOf, flowsOffered, nextSteps } from '#kinds/registry.ts';
import { idAt } from '../domain/toy-kind.ts';
import { codes, findingsOn, kindOf, recordOf, type Written } from './kind-record.ts';

const kind = kindOf('sanctuary');
const example = kind.entries.visited?.example ?? {};
const checklist = isJsonObject(example.checklist) ? example.checklist : {};

const logged: Written = { type: 'logged', at: '2026-11-20' };
const visited = (change: JsonObject = {}): Written => ({ type: 'visited', at: '2026-11-23', change });
const ordered: Written = { type: 'works-ordered', at: '2026-11-23T12:00:00.000Z' };
const completed: Written = { type: 'works-completed', at: '2026-11-25', change: { item: idAt(3) } };
const findings = (next: Written, ...written: readonly Written[]) =>
  findingsOn(kind, recordOf(kind, logged, ...written), next);
const escape = (answer: string): JsonObject => ({ checklist: { ...checklist, 'escape-works': { answer } } });

describe('a home visit', () => {
  it('is a home visit and the day it came in, wherever somebody may look', () => {
    const state = recordOf(kind, logged, visited(), ordered);
    expect([kind.title, kind.path, kind.heading(state), kind.detail(state, '')]).toEqual([
      'Home visit',
      'home-visit',
      'Home visit',
      'Came in 20 November 2026',
    ]);
  });

  it('puts first what comes next', () => {
    const first = (state: RecordState) =>
      nextSteps(kind, flowsOffered(kind, state.status, ['assessor'], 'phone'), {
        state,
        rules: defaultRules,
        now: '2026-11-24T09:00:00.000Z',
        by: idAt(98),
      })[0]?.flow.action;
    const booked: Written = { type: 'works-booked', at: '2026-11-24', change: { item: idAt(3) } };
    expect(first(recordOf(kind, logged))).toBe('Record the visit');
    expect(first(recordOf(kind, logged, visited()))).toBe('Order works');
    expect(first(recordOf(kind, logged, visited(), ordered))).toBe('Book the works');
    expect(first(recordOf(kind, logged, visited(), ordered, booked))).toBe('Sign off works');
  });

  it('plans its follow-ups from the works: after three months and after six', () => {
    const begun = (...written: readonly Written[]) =>
      kind.entries['review-made']?.initial({
        state: recordOf(kind, logged, visited(), ordered, completed, ...written),
        ...defaultRules,
        now: '2027-02-25T10:00:00.000Z',
      });
    expect(begun()).toEqual({ nextOn: '2027-05-25' });
    expect(begun({ type: 'review-made', at: '2027-02-25' })).toEqual({});
  });

  it('keeps only its dates in clear', () => {
    expect(kind.facts(recordOf(kind, logged))).toEqual({ referred: '2026-11-20', nextDue: '2026-11-20' });
    const review: Written = { type: 'review-made', at: '2027-02-25' };
    expect(kind.facts(recordOf(kind, logged, visited(), ordered, completed))).toEqual({
      referred: '2026-11-20',
      assessed: '2026-11-23',
      worksCompleted: '2026-11-25',
      nextDue: '2027-02-25',
    });
    expect(kind.facts(recordOf(kind, logged, visited(), ordered, completed, review))).toMatchObject({
      nextDue: '2027-05-23',
    });
  });

  it('comes back to be visited again where nobody could enter, and ends with a review', () => {
    expect(recordOf(kind, logged, visited({ outcome: 'no-entry' })).status).toBe('not-assessed');
    const closing: Written = {
      type: 'review-made',
      at: '2027-02-25',
      change: { outcome: 'close', flagsRemoved: 'yes', nextOn: undefined },
    };
    expect(recordOf(kind, logged, visited(), ordered, completed, closing).status).toBe('closed');
  });
});

describe('safe contact', () => {
  it('is “do not contact” until something is said to be safe', () => {
    const initial = kind.entries.logged?.initial({
      state: recordOf(kind),
      ...defaultRules,
      now: '2026-11-20T09:00:00.000Z',
    });
    expect(initial).toEqual({ referredOn: '2026-11-20', contactWays: [] });
  });

  it('keeps name, address and telephone guarded', () => {
    const guarded = fieldsOf(kind.entries.logged ?? { pages: [] }).filter((field) => field.guarded);
    expect(guarded.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['name', 'address', 'phone', 'contactWindows', 'coverStory']),
    );
  });
});

describe('the gates', () => {
  it.each(['safeToTalk', 'ownChoice', 'otherPersonAway', 'noRightOfEntry'])('%s: no stops, not known warns', (gate) => {
    expect(codes(findings(visited({ [gate]: 'no' })), 'block')).toEqual([`gate-${gate}`]);
    expect(codes(findings(visited({ [gate]: 'unknown' })), 'warn')).toEqual([`gate-${gate}`]);
    expect(findings(visited({ [gate]: 'yes' }))).toEqual([]);
  });

  it('do not stop a visit that was not made', () => {
    expect(findings(visited({ outcome: 'not-safe', safeToTalk: 'no' }))).toEqual([]);
  });
});

describe('fire first', () => {
  it('does not let anybody skip the way out', () => {
    const { 'escape-works': _, ...rest } = checklist;
    const issues = kind.entries.visited?.body.safeParse({ ...example, checklist: rest }).error?.issues;
    expect(issues).toMatchObject([{ path: ['checklist', 'escape-works'], message: 'Answer this before you go on' }]);
    const none = kind.entries.visited?.body.safeParse({ ...example, checklist: undefined }).error?.issues;
    expect(none).toMatchObject([{ path: ['checklist'] }]);
  });

  it('orders no works before a visit found that the escape route works', () => {
    expect(codes(findings(ordered), 'block')).toEqual(['not-assessed']);
    expect(codes(findings(ordered, visited(escape('no'))), 'block')).toEqual(['way-out-blocked']);
    expect(codes(findings(ordered, visited(escape('unknown'))), 'block')).toEqual(['way-out-blocked']);
    expect(findings(ordered, visited())).toEqual([]);
  });

  it('orders none before the owner has agreed', () => {
    expect(codes(findings({ ...ordered, change: { permission: 'asked' } }, visited()), 'block')).toEqual([
      'no-permission',
    ]);
  });

  it('signs off none that block it', () => {
    expect(
      codes(findings({ ...completed, change: { item: idAt(3), escape: 'no' } }, visited(), ordered), 'block'),
    ).toEqual(['way-out-after-works']);
  });

  it('asks for the fire service where there is a threat', () => {
    const threat = visited({
      checklist: { ...checklist, 'fire-arson': { answer: 'action' } },
      fireVisit: 'not-needed',
      fireOn: undefined,
    });
    expect(codes(findings(threat), 'warn')).toEqual(['fire-visit-needed']);
  });
});

describe('works that are booked', () => {
  const order = idAt(3);
  const booked = (change: JsonObject): Written => ({
    type: 'works-booked',
    at: '2026-11-24',
    change: { item: order, ...change },
  });
  const state = (change: JsonObject) => recordOf(kind, logged, visited(), ordered, booked(change));
  const addressAt = (change: JsonObject, now: string) =>
    kind.job?.lines(state(change), now, order).find(({ label }) => label === 'Address');
  const WHERE = { label: 'Address', value: '12 Sample Street, Eastmere', guarded: true };

  it('take at most five days, the last not before the first', () => {
    const judged = (until?: string) =>
      codes(findings(booked({ from: '2026-11-30', ...(until && { until }) }), visited(), ordered), 'block');
    expect([judged(), judged('2026-11-30'), judged('2026-12-04')]).toEqual([[], [], []]);
    expect([judged('2026-12-05'), judged('2026-11-29')]).toEqual([['booked-days'], ['booked-days']]);
  });

  it('show the address from 18:00 the evening before in local time, also where the clocks go forward', () => {
    const summer = { from: '2027-03-29' };
    expect(addressAt(summer, '2027-03-28T16:59:59.000Z')).not.toEqual(WHERE);
    expect(addressAt(summer, '2027-03-28T17:00:00.000Z')).toEqual(WHERE);
    expect(addressAt(summer, '2027-03-29T22:59:59.000Z')).toEqual(WHERE);
    expect(addressAt(summer, '2027-03-29T23:00:00.000Z')).not.toEqual(WHERE);
  });

  it('may be sent until they are done, and not before they have a day', () => {
    const stops = (record: RecordState) => kind.job?.offers(record, '2026-11-24T12:00:00.000Z').map(({ stop }) => stop);
    expect(stops(recordOf(kind, logged, visited(), ordered))).toEqual([expect.stringMatching(/^Book the works first/)]);
    expect(stops(state({ from: '2026-11-30' }))).toEqual([undefined]);
    const answer: Written = { type: 'works-reported', at: '2026-11-30', change: { item: order, outcome: 'done' } };
    const written = [logged, visited(), ordered, booked({ from: '2026-11-30' }), answer];
    expect(stops(recordOf(kind, ...written))).toEqual([]);
    expect(stops(recordOf(kind, ...written, { ...completed, at: '2026-12-01' }))).toEqual([]);
  });

  it('wait for somebody once the installer has answered, until they are signed off or booked again', () => {
    const waits = (...more: readonly Written[]) => {
      const record = recordOf(kind, logged, visited(), ordered, booked({ from: '2026-11-30' }), ...more);
      return kind.waits?.(record, () => defaultRules).map(({ message }) => message);
    };
    const answer = (outcome: string): Written => ({
      type: 'works-reported',
      at: '2026-11-30',
      change: { item: order, outcome },
    });
    expect(waits()).toEqual([]);
    expect(waits(answer('done'))).toEqual([expect.stringMatching(/sign off the works[.]$/)]);
    expect(waits(answer('no-entry'))).toEqual([expect.stringMatching(/book another day[.]$/)]);
    expect(waits(answer('done'), { ...completed, at: '2026-12-01' })).toEqual([]);
    expect(waits(answer('no-entry'), { ...booked({ from: '2026-12-02' }), at: '2026-12-01' })).toEqual([]);
  });
});

describe('a grade', () => {
  it('is kept as it was given, with tool, day, giver and ground', () => {
    const { riskOn: _, riskBy: __, riskGrade: ___, riskBasis: ____, ...rest } = example;
    const issues = kind.entries.visited?.body.safeParse(rest).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['riskOn', 'riskBy', 'riskGrade', 'riskBasis']);
    expect(kind.entries.visited?.body.safeParse({ ...rest, riskTool: 'none', riskVersion: undefined }).success).toBe(
      true,
    );
  });
});
