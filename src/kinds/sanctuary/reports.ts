// Referrals by their dates alone. Printed, small counts are hidden; month by month they are for a coordinator's screen only.
import { z } from 'zod';
import { defineReport, type ReportContext, type Section } from '#reports/define-report.ts';
import type { Counted } from '#reports/tally.ts';
import { isInside, monthsOf, type Period } from '#reports/period.ts';
import { councilYearOf, councilYearsIn, quartersOf, wholeQuarters } from '#reports/quarters.ts';
import type { Row } from '#reports/report-table.ts';
import { type Printed, type PrintedColumn, suppressed, WITHHELD } from '#reports/suppression.ts';

const day = z.string().nullish();
const factSchema = z.object({ referred: day, assessed: day, worksCompleted: day });
type Referrals = readonly Counted<z.infer<typeof factSchema>>[];

const KEYS = ['referred', 'assessed', 'worksCompleted'] as const;
type Key = (typeof KEYS)[number];

const countIn = (referrals: Referrals, key: Key, period: Period): number =>
  referrals.filter(({ fact }) => isInside(fact[key] ?? '', period)).length;

const byKey = (value: (key: Key) => Printed): Row => Object.fromEntries(KEYS.map((key) => [key, value(key)]));

const figures = [
  { key: 'referred', title: 'Referrals', type: 'number' },
  { key: 'assessed', title: 'Assessed', type: 'number' },
  { key: 'worksCompleted', title: 'Works completed', type: 'number' },
] as const;

function monthly(referrals: Referrals, { period }: ReportContext): Section {
  return {
    columns: [{ key: 'month', title: 'Month', type: 'month' }, ...figures],
    rows: monthsOf(period).map(({ key: month, ...of }) => ({
      month,
      ...byKey((key) => countIn(referrals, key, of)),
    })),
    totals: { month: 'Total', ...byKey((key) => countIn(referrals, key, period)) },
    notes: [
      'Exact figures, for your screen only: what is printed or downloaded is by quarter, with small counts hidden.',
    ],
  };
}

/** Always worked out year by year, so that a quarter reads the same alone, in its year and beside another. */
function quarterly(referrals: Referrals, { period }: ReportContext): Section {
  const years = councilYearsIn(period).map((year) => {
    const quarters = quartersOf(year);
    const columns = new Map(
      KEYS.map((key) => [key, suppressed(quarters.map((quarter) => countIn(referrals, key, quarter)))]),
    );
    return { year, quarters, columns };
  });
  const lines = years.flatMap(({ quarters, columns }) =>
    quarters.map((quarter, i) => ({ quarter, cell: (key: Key) => columns.get(key)?.cells[i] ?? 0 })),
  );
  const inside = lines.filter(({ quarter }) => quarter.from >= period.from && quarter.to <= period.to);
  const whole = years.length === 1 && inside.length === 4 ? years[0]?.columns : undefined;
  return {
    rows: inside.map(({ quarter, cell }) => ({ quarter: quarter.title, ...byKey(cell) })),
    totals: {
      quarter: 'Total',
      ...byKey((key) =>
        totalOf(
          whole?.get(key),
          inside.map(({ cell }) => cell(key)),
        ),
      ),
    },
  };
}

/** Of anything but a council's year a total is given only where everybody could add it up. */
function totalOf(year: PrintedColumn | undefined, cells: readonly Printed[]): Printed {
  if (year) return year.total;
  const [only] = cells;
  if (cells.length === 1 && only !== undefined) return only;
  const open = cells.filter((cell) => typeof cell === 'number');
  return open.length === cells.length ? open.reduce((sum, cell) => sum + cell, 0) : WITHHELD;
}

const referrals = defineReport({
  name: 'sanctuary-referrals',
  path: 'home-visit-referrals',
  title: 'Home visit referrals',
  facts: factSchema,
  definitions: [
    {
      term: 'Referrals, assessed, works completed',
      meaning: 'Each counted by its own date, so one referral may be counted in three different quarters.',
    },
    {
      term: 'Small counts',
      meaning:
        'A count from 1 to 4 prints “under 5”. Another count of the same year prints “withheld” where the first could otherwise be worked out.',
    },
    { term: 'Quarter', meaning: 'Of the council’s year, April to March.' },
  ],
  columns: [{ key: 'quarter', title: 'Quarter', type: 'text' }, ...figures],
  refuse: ({ audience, period }) =>
    audience === 'coordinator' || wholeQuarters(period)
      ? undefined
      : `This table is printed for whole quarters of the council’s year only: begin with April, July, October or January and end with the last day of a quarter, for example ${councilYearOf(period.from).from} to ${councilYearOf(period.from).to}.`,
  tabulate: (counted, context) =>
    context.audience === 'coordinator' ? monthly(counted, context) : quarterly(counted, context),
});

export const reports = [referrals];
