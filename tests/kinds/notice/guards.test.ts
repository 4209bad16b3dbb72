// The decision table of the guards: for each, the case that trips it, the same case put right, its section and its level.
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '#domain/law-table.ts';
import { type Rules, rulesOf } from '#domain/rulebook.ts';
import { findingsOn, kindOf, recordOf, type Written } from '../kind-record.ts';
import {
  approved,
  begun,
  breach,
  cpn,
  fpn,
  given,
  inForce,
  issued,
  line,
  picked,
  proof,
  prosecute,
  proved,
  served,
  unpaid,
  warned,
} from './guard-lines.ts';
import { laterRows } from './guard-rows-after.ts';
import { dayRows } from './guard-rows-days.ts';
import { issueRows } from './guard-rows-issue.ts';

const kind = kindOf('notice');
const rows = [...issueRows, ...dayRows, ...laterRows];

const codesOf = (next: Written, after: readonly Written[], rules: Rules): readonly string[] =>
  findingsOn(kind, recordOf(kind, ...after), next, rules).map(({ code, level }) => `${level} ${code}`);

describe('each guard', () => {
  it.each(rows)(
    '$code: $when',
    ({ code, level, source, trips, after, right, rightAfter, rules = approved, rightRules }) => {
      const finding = findingsOn(kind, recordOf(kind, ...after), trips, rules).find((each) => each.code === code);
      expect(finding).toMatchObject({ code, level, source });
      expect(codesOf(right, rightAfter ?? after, rightRules ?? rules)).not.toContain(`${level} ${code}`);
    },
  );

  it('stands in the table', () => {
    const known = new Set(rows.map(({ code }) => code));
    for (const [type, { guards }] of Object.entries(kind.entries))
      expect([type, guards.length > 0]).toEqual([type, true]);
    expect(known.size).toBeGreaterThan(45);
  });

  it('says from which day, where time alone cures it', () => {
    const from = (next: Written, ...after: readonly Written[]) =>
      findingsOn(kind, recordOf(kind, ...after), next, approved).flatMap((each) => each.from ?? []);
    expect(from(cpn({}, '2026-11-23'), begun(), issued(), served)).toEqual(['2026-11-24']);
    expect(from({ ...unpaid, at: '2027-01-01' }, ...given)).toEqual(['2027-01-07']);
    expect(from(breach(picked(2), '2026-12-19'), ...inForce)).toEqual(['2026-12-21']);
  });
});

describe('the lawful way', () => {
  it('meets no guard from the first warning to the court', () => {
    const way = [...given, unpaid, prosecute('2027-01-08')];
    for (const [i, next] of way.entries())
      expect([next.type, codesOf(next, way.slice(0, i), approved)]).toEqual([next.type, []]);
  });
});

describe('the amount of a penalty', () => {
  const dearer = {
    ...defaultLaw,
    penaltyMaximumPounds: 500,
    penaltyPounds: 300,
    penaltyDiscountPounds: 200,
    explanationApproved: true,
  };
  const changed: Rules = { ...rulesOf(dearer), lawOn: (day) => (day < '2026-12-23' ? approved.law : dearer) };

  it('is by the law of the day of the offence, also where the law has changed since', () => {
    const start = { state: recordOf(kind, ...proved), ...changed, now: '2026-12-23T10:00:00.000Z' };
    expect(kind.entries['penalty-issued']?.initial(start)).toMatchObject({ amountPounds: 100, maximumPounds: 100 });
    expect(codesOf(fpn({ amountPounds: 300 }), proved, changed)).toContain('block penalty-over-maximum');
  });

  it('follows the new law for an offence after it', () => {
    const later = [...inForce, breach({}, '2026-12-23'), { ...proof(), at: '2026-12-24' }];
    const start = { state: recordOf(kind, ...later), ...changed, now: '2026-12-24T10:00:00.000Z' };
    expect(kind.entries['penalty-issued']?.initial(start)).toMatchObject({
      offenceOn: '2026-12-23',
      amountPounds: 300,
      maximumPounds: 500,
      discountPounds: 200,
    });
  });
});

describe('a manager', () => {
  const pass = (code: string) => line('overridden', '2026-11-24', { code, reason: 'Seen and weighed' });

  it('can let a warning sign pass, and it is not said again', () => {
    const changed = cpn({ requirements: [{ type: 'do', text: 'Move away' }] }, '2026-11-25');
    expect(codesOf(changed, warned, approved)).toContain('warn requirements-changed');
    expect(codesOf(changed, [...warned, pass('requirements-changed')], approved)).not.toContain(
      'warn requirements-changed',
    );
  });

  it('can never let pass what stops an officer', () => {
    const offered = kind.entries.overridden?.pages[0]?.fields[0];
    const codes = offered && 'choices' in offered ? offered.choices.map(({ value }) => value) : [];
    expect(codes.length).toBeGreaterThan(5);
    const blocks = rows.filter(({ level }) => level === 'block').map(({ code }) => code);
    expect(codes.filter((code) => blocks.includes(code))).toEqual([]);
    const warnings = rows.flatMap(({ level, code }) => (level === 'warn' && !blocks.includes(code) ? [code] : []));
    expect(warnings.filter((code) => !codes.includes(code))).toEqual([]);
    const tooEarly = cpn({}, '2026-11-23');
    expect(kind.entries.overridden?.body.safeParse({ code: 'time-not-over', reason: 'Now' }).success).toBe(false);
    const forged = [
      begun(),
      issued(),
      served,
      line('overridden', '2026-11-03', { code: 'time-not-over', reason: 'Now' }),
    ];
    expect(codesOf(tooEarly, forged, approved)).toContain('block time-not-over');
  });
});
