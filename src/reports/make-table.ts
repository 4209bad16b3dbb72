// Facts in, the published table out.
import type { Report, ReportContext, Section, Tabulated } from './define-report.ts';
import type { Counted } from './tally.ts';
import { yearBefore } from './period.ts';
import type { ReportTable, Row, TableColumn } from './report-table.ts';
import { changeOf } from './statistics.ts';

type Facts = readonly Counted<unknown>[];

/** `before` are the facts of the year before, where the table is compared with it. */
export function makeTable(report: Report, context: ReportContext, facts: Facts, before?: Facts): ReportTable {
  const now = report.tabulate(facts, context);
  const columns = now.columns ?? report.columns;
  return {
    report: report.name,
    title: report.title,
    ...context.period,
    definitions: [...report.definitions],
    columns: [...columns],
    ...partsOf(now),
    ...(before && { compare: compared(report, context, columns, now, before) }),
    notes: [...(now.notes ?? [])],
  };
}

function compared(
  report: Report,
  context: ReportContext,
  columns: readonly TableColumn[],
  now: Tabulated,
  before: Facts,
): NonNullable<ReportTable['compare']> {
  const period = yearBefore(context.period);
  const then = report.tabulate(before, { ...context, period });
  const apart = now.withoutFlagged && then.withoutFlagged;
  return {
    ...period,
    ...partsOf(then),
    change: changes(columns, now.totals, then.totals),
    changeWithoutFlagged: apart && changes(columns, now.withoutFlagged?.totals ?? {}, apart.totals),
  };
}

const partsOf = ({ rows, totals, withoutFlagged }: Tabulated) => ({
  ...sectionOf({ rows, totals }),
  withoutFlagged: withoutFlagged && { flagged: withoutFlagged.flagged, ...sectionOf(withoutFlagged) },
});

const sectionOf = ({ rows, totals }: Section) => ({ rows: [...rows], totals });

/** A share of a share misleads: only amounts have a change in per cent. */
const changes = (columns: readonly TableColumn[], now: Row, before: Row): Record<string, number | null> =>
  Object.fromEntries(
    columns
      .filter(({ type }) => type === 'number' || type === 'days')
      .map(({ key }) => {
        const [a, b] = [now[key], before[key]];
        return [key, typeof a === 'number' && typeof b === 'number' ? changeOf(a, b) : null];
      }),
  );
