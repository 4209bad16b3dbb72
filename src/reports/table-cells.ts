// A table as rows of cells, for files that a spreadsheet opens.
import type { Cell } from './csv.ts';
import { monthWords } from './period.ts';
import type { ReportTable, Row, TableColumn, Value } from './report-table.ts';

interface TableSet {
  readonly set: string;
  readonly rows: readonly Row[];
  readonly totals: Row;
}

/** Every set of rows that the table holds, each under a name of its own. */
export function setsOf({ rows, totals, withoutFlagged, compare }: ReportTable): readonly TableSet[] {
  return [
    { set: 'All', rows, totals },
    ...(withoutFlagged ? [{ set: 'Without flagged', ...withoutFlagged }] : []),
    ...(compare ? [{ set: 'Year before', ...compare }] : []),
    ...(compare?.withoutFlagged ? [{ set: 'Year before, without flagged', ...compare.withoutFlagged }] : []),
  ];
}

/** One rectangle, so that a program reads it as well as a person: the first cell of a line names its set. */
export const tableCells = (table: ReportTable): readonly (readonly Cell[])[] => [
  ['Set', ...table.columns.map(({ title }) => title)],
  ...setsOf(table).flatMap(({ set, rows, totals }) => [
    ...rows.map((row) => [set, ...cellsOf(table.columns, row)]),
    [`${set}, total`, ...cellsOf(table.columns, totals)],
  ]),
];

export const cellsOf = (columns: readonly TableColumn[], row: Row): readonly Cell[] =>
  columns.map(({ key, type }) => cellOf(row[key] ?? null, type));

const cellOf = (value: Value, type: TableColumn['type']): Cell => {
  if (value === null) return undefined;
  return type === 'month' && typeof value === 'string' && /^\d{4}-\d\d$/.test(value) ? monthWords(value) : value;
};
