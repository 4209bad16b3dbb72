import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '#kinds/registry.ts';
import type { Report, ReportContext } from '#reports/define-report.ts';
import { makeTable } from '#reports/make-table.ts';
import { monthsOf, yearBefore } from '#reports/period.ts';
import { reportTableSchema, type Row } from '#reports/report-table.ts';
import { medianOf, once } from '#reports/statistics.ts';

const all: readonly Report[] = (await Promise.all(kinds.map((kind) => kind.reports()))).flat();
const named = (name: string): Report => {
  const report = all.find((each) => each.name === name);
  if (!report) throw new Error(name);
  return report;
};
const context = (from: string, to: string): ReportContext => ({
  period: { from, to },
  now: '2026-11-23T09:00:00.000Z',
  places: [],
  audience: 'committee',
});
const year = context('2019-12-01', '2020-11-30');

const month = fc.constantFrom(...monthsOf(year.period).map(({ key }) => key));
const finds = fc.array(
  fc.record({
    times: fc.integer({ min: 1, max: 5 }),
    fact: fc.record({
      month,
      place: fc.constantFrom('A', 'a ', 'B', 'C', 'D', 'E', 'F', 'G', 'Needle bins'),
      count: fc.integer({ min: 1, max: 900 }),
      source: fc.constantFrom('discarded', 'needle-bin', 'bulk-unused', 'handed-in'),
      flagged: fc.constantFrom('yes', 'no', undefined),
    }),
  }),
  { maxLength: 40 },
);
const sum = (rows: readonly Row[], key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);

describe('every table', () => {
  it.each(all.map((report) => [report.name, report] as const))('%s of nothing is a whole table', (_, report) => {
    const table = reportTableSchema.parse(makeTable(report, context('2020-04-01', '2021-03-31'), [], []));
    expect(Object.keys(table.totals)).toEqual(expect.arrayContaining(table.columns.map(({ key }) => key)));
    expect(table.definitions.length).toBeGreaterThan(0);
  });

  it.each(['needle-finds-by-month', 'needle-top-places'])(
    '%s: totals are the sum of the rows, flagged or not',
    (name) => {
      fc.assert(
        fc.property(finds, (facts) => {
          const { rows, totals, withoutFlagged, columns } = makeTable(named(name), year, facts);
          for (const { key } of columns.filter(({ type }) => type === 'number')) {
            expect(sum(rows, key)).toBe(totals[key]);
            expect(sum(withoutFlagged?.rows ?? [], key)).toBe(withoutFlagged?.totals[key]);
          }
          expect(rows.map(({ place }) => place)).not.toContain('Needle bins');
        }),
      );
    },
  );

  it('comparing shows the table of the year before just as it is alone', () => {
    fc.assert(
      fc.property(finds, finds, (now, before) => {
        const report = named('needle-top-places');
        const { compare, ...table } = makeTable(report, year, now, before);
        const earlier = yearBefore(year.period);
        const alone = makeTable(report, context(earlier.from, earlier.to), before);
        expect(table).toEqual(makeTable(report, year, now));
        expect(compare).toMatchObject({ rows: alone.rows, totals: alone.totals, withoutFlagged: alone.withoutFlagged });
      }),
    );
  });

  it('flags by a person’s word first', () => {
    const flaggedOf = (flagged: string | undefined, source = 'discarded', count = 51) =>
      makeTable(named('needle-finds-by-month'), year, [
        { fact: { month: '2020-04', count, source, flagged }, times: 1 },
        { fact: { month: '2020-04', count: 1, source: 'discarded' }, times: 3 },
      ]).withoutFlagged?.flagged;
    expect([flaggedOf(undefined), flaggedOf('no'), flaggedOf('yes', 'discarded', 2)]).toEqual([1, 0, 1]);
    expect([flaggedOf(undefined, 'discarded', 50), flaggedOf(undefined, 'bulk-unused', 2)]).toEqual([0, 1]);
  });
});

describe('periods', () => {
  it('compare with the same dates a year earlier, a month’s end with the month’s end', () => {
    expect(yearBefore({ from: '2020-03-01', to: '2021-02-28' })).toEqual({ from: '2019-03-01', to: '2020-02-29' });
    expect(yearBefore({ from: '2020-02-29', to: '2020-02-29' })).toEqual({ from: '2019-02-28', to: '2019-02-28' });
    expect(yearBefore({ from: '2019-12-01', to: '2020-11-15' })).toEqual({ from: '2018-12-01', to: '2019-11-15' });
  });

  it('have a median of what was counted together as of what was counted alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (values) => {
        const together = [...new Set(values)].map((value) => ({
          value,
          times: values.filter((each) => each === value).length,
        }));
        expect(medianOf(together)).toBe(medianOf(values.map(once)));
      }),
    );
  });
});
