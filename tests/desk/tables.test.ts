import { describe, expect, it } from 'vitest';
import { daysOfRow, periodFrom, tableSearchOf } from '#desk/tables/period-query.ts';
import { barsOf, changeWords, statsOf, valueWords } from '#desk/tables/table-words.ts';
import type { ReportTable } from '#reports/report-table.ts';

const NOW = '2026-11-23T09:00:00.000Z';
const section = { rows: [{ month: '2020-04', needles: 1542 }], totals: { month: 'Total', needles: 1542 } };
const table: ReportTable = {
  report: 'finds',
  title: 'Finds',
  from: '2020-04-01',
  to: '2020-04-30',
  definitions: [],
  columns: [
    { key: 'month', title: 'Month', type: 'month' },
    { key: 'needles', title: 'Needles', type: 'number' },
  ],
  ...section,
  withoutFlagged: {
    flagged: 2,
    rows: [{ month: '2020-04', needles: 42 }],
    totals: { month: 'Total', needles: 42 },
  },
  notes: ['Flagged: 750 needles in each of 2 incidents'],
};

describe('the period of a table', () => {
  it('is twelve months from any month, of the address or the last whole ones', () => {
    expect(periodFrom('2019-12')).toEqual({ from: '2019-12-01', to: '2020-11-30' });
    const startOf = (address: string, byQuarter = false) =>
      tableSearchOf(new URLSearchParams(address), NOW, byQuarter).start;
    expect(startOf('start=2019-12')).toBe('2019-12');
    expect(startOf('start=2019-13')).toBe('2025-11');
    expect(startOf('', true)).toBe('2025-04');
  });

  it('of a month’s row is the month inside it', () => {
    const period = { from: '2019-12-10', to: '2020-02-29' };
    expect(daysOfRow('2019-12', period)).toEqual({ from: '2019-12-10', to: '2019-12-31' });
    expect(daysOfRow('Total', period)).toEqual(period);
  });
});

describe('the words of a table', () => {
  it('show what is flagged apart, in cards and above its bar', () => {
    expect(statsOf(table).map(({ figure, label }) => `${figure} ${label}`)).toEqual([
      '1,542 needles',
      '42 without 2 flagged incidents',
      '1,500 flagged and shown apart',
    ]);
    expect(barsOf(table, 'needles')).toEqual([{ label: 'Apr', value: 42, apart: 1500 }]);
  });

  it('say a change, a share and nothing plainly', () => {
    expect([changeWords(87), changeWords(-25), changeWords(0), changeWords(null)]).toEqual([
      '87% more than the year before',
      '25% fewer than the year before',
      'as many as the year before',
      undefined,
    ]);
    expect([valueWords(38, 'percent'), valueWords(null, 'days'), valueWords('under 5', 'number')]).toEqual([
      '38%',
      '–',
      'under 5',
    ]);
  });
});
