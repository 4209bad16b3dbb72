import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '#kinds/registry.ts';
import type { Report, ReportContext } from '#reports/define-report.ts';
import { makeTable } from '#reports/make-table.ts';
import { monthsOf, partsOf, yearBefore } from '#reports/period.ts';
import { reportTableSchema, type Row } from '#reports/report-table.ts';
import { medianOf, once } from '#reports/statistics.ts';
import { type Counted, growingSums } from '#reports/tally.ts';
import { countedAnew } from './counted-anew.ts';

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
type Facts = readonly Counted<unknown>[];
const table = (report: Report, facts: Facts, before?: Facts, of = year) =>
  makeTable(report, of, countedAnew(report, facts), before && countedAnew(report, before));

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
    const empty = reportTableSchema.parse(makeTable(report, context('2020-04-01', '2021-03-31'), [], []));
    expect(Object.keys(empty.totals)).toEqual(expect.arrayContaining(empty.columns.map(({ key }) => key)));
    expect(empty.definitions.length).toBeGreaterThan(0);
  });

  it.each(['needle-finds-by-month', 'needle-top-places'])(
    '%s: totals are the sum of the rows, flagged or not',
    (name) => {
      fc.assert(
        fc.property(finds, (facts) => {
          const { rows, totals, withoutFlagged, columns } = table(named(name), facts);
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
        const { compare, ...rest } = table(report, now, before);
        const earlier = yearBefore(year.period);
        const alone = table(report, before, undefined, context(earlier.from, earlier.to));
        expect(rest).toEqual(table(report, now));
        expect(compare).toMatchObject({ rows: alone.rows, totals: alone.totals, withoutFlagged: alone.withoutFlagged });
      }),
    );
  });

  it('flags by a person’s word first', () => {
    const flaggedOf = (flagged: string | undefined, source = 'discarded', count = 51) =>
      table(named('needle-finds-by-month'), [
        { fact: { month: '2020-04', count, source, flagged }, times: 1 },
        { fact: { month: '2020-04', count: 1, source: 'discarded' }, times: 3 },
      ]).withoutFlagged?.flagged;
    expect([flaggedOf(undefined), flaggedOf('no'), flaggedOf('yes', 'discarded', 2)]).toEqual([1, 0, 1]);
    expect([flaggedOf(undefined, 'discarded', 50), flaggedOf(undefined, 'bulk-unused', 2)]).toEqual([0, 1]);
  });
});

describe('tables of needle finds', () => {
  const places = [{ name: 'Rose Garden', aliases: ['b', 'D'], container: false }];
  const joined = (place: string): string | undefined =>
    place === 'Needle bins' ? undefined : ['B', 'D'].includes(place) ? 'Rose Garden' : place.trim().toUpperCase();

  it('are what adding up every find by itself gives, flags and spellings and all', () => {
    fc.assert(
      fc.property(finds, (facts) => {
        const each = facts.flatMap(({ fact, times }) => Array.from({ length: times }, () => fact));
        const sizes = each.map(({ count }) => count).toSorted((a, b) => a - b);
        const at = (share: number) => sizes[Math.floor((sizes.length - 1 + share) / 2)] ?? 0;
        const limit = Math.max(50, 20 * ((at(0) + at(1)) / 2));
        const isFlagged = ({ count, source, flagged }: (typeof each)[number]) =>
          flagged ? flagged === 'yes' : source === 'bulk-unused' || count > limit;
        const calm = each.filter((find) => !isFlagged(find));
        const needles = (some: typeof each) => some.reduce((total, { count }) => total + count, 0);
        const inContext = { ...year, places };

        const byMonth = table(named('needle-finds-by-month'), facts, undefined, inContext);
        expect(byMonth.withoutFlagged?.flagged).toBe(each.length - calm.length);
        for (const [rows, some] of [
          [byMonth.rows, each],
          [byMonth.withoutFlagged?.rows ?? [], calm],
        ] as const)
          for (const row of rows) {
            const then = some.filter((find) => find.month === row.month);
            const inBins = then.filter(({ source }) => source === 'needle-bin');
            expect([row.needles, row.incidents, row['needle-bin']]).toEqual([
              needles(then),
              then.length,
              needles(inBins),
            ]);
          }

        const top = table(named('needle-top-places'), facts, undefined, inContext);
        for (const row of top.rows.filter(({ place }) => !String(place).includes('other'))) {
          const isThere = ({ place }: (typeof each)[number]) =>
            row.place === 'No place named'
              ? joined(place) === undefined
              : joined(place)?.toUpperCase() === String(row.place).toUpperCase() || joined(place) === row.place;
          expect([row.needles, row.withoutFlagged, row.incidents]).toEqual([
            needles(each.filter(isThere)),
            needles(calm.filter(isThere)),
            each.filter(isThere).length,
          ]);
        }
      }),
    );
  });

  it('are the same from sums that came in any order, with what was taken out again', () => {
    fc.assert(
      fc.property(finds, finds, (facts, gone) => {
        for (const report of ['needle-finds-by-month', 'needle-top-places'].map(named)) {
          if (!report.tally) throw new Error('It reads no tally');
          const [sums, alone, elsewhere] = [report.tally.of, report.tally.of, report.tally.of].map(growingSums);
          if (!sums || !alone || !elsewhere) throw new Error('There are three');
          for (const { fact, times } of gone) sums.count(fact, times);
          for (const { fact, times } of facts.toReversed()) elsewhere.count(fact, times);
          for (const line of elsewhere.all()) sums.add(line);
          for (const { fact, times } of gone) sums.count(fact, -times);
          for (const { fact, times } of facts) alone.count(fact, times);
          expect(sums.all().filter(({ times }) => times !== 0)).toEqual(alone.all());
        }
      }),
    );
  });
});

describe('periods', () => {
  it('are whole months and what is left at both ends, no day twice and none left out', () => {
    expect(partsOf({ from: '2020-02-01', to: '2020-04-29' })).toEqual({
      months: ['2020-02', '2020-03'],
      days: [{ from: '2020-04-01', to: '2020-04-29' }],
    });
    expect(partsOf({ from: '2020-02-02', to: '2020-02-29' })).toEqual({
      months: [],
      days: [{ from: '2020-02-02', to: '2020-02-29' }],
    });
    expect(partsOf({ from: '2019-12-01', to: '2020-11-30' })).toMatchObject({ days: [], months: { length: 12 } });
  });

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
