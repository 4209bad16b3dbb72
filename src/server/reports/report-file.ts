// A table as a file to download or to write.
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { csvText } from '#reports/csv.ts';
import type { ReportTable, Row } from '#reports/report-table.ts';
import { cellsOf, setsOf, tableCells } from '#reports/table-cells.ts';
import { dateWords } from '#domain/format-moment.ts';

export type ReportFormat = 'json' | 'csv' | 'xlsx';

export const mediaTypes: Record<ReportFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export async function reportFile(table: ReportTable, format: ReportFormat): Promise<string | Uint8Array> {
  if (format === 'json') return JSON.stringify(table, null, 2);
  if (format === 'csv') return csvText(tableCells(table));
  return workbook(table);
}

/** One sheet for each set of rows, and one with what they count. A text cell is never a formula. */
async function workbook(table: ReportTable): Promise<Uint8Array> {
  const sheets = setsOf(table).map(({ set, rows, totals }) => ({
    sheet: set,
    data: sheetData(table, rows, totals),
    columns: table.columns.map(({ type }, i) => ({ width: i === 0 ? 34 : type === 'text' ? 24 : 18 })),
    stickyRowsCount: 3,
  }));
  const words = [
    ...table.definitions.map(({ term, meaning }) => [bold(term), text(meaning)]),
    ...table.notes.map((note) => [bold('Note'), text(note)]),
  ];
  return writeXlsxFile([
    ...sheets,
    { sheet: 'What this counts', data: words, columns: [{ width: 28 }, { width: 110 }] },
  ]).toBuffer();
}

const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
const text = (value: string) => ({ value, type: String, wrap: true });

const sheetData = ({ title, from, to, columns }: ReportTable, rows: readonly Row[], totals: Row): SheetData => [
  [bold(`${title}, ${dateWords(from)} to ${dateWords(to)}`)],
  [],
  columns.map((column) => bold(column.title)),
  ...rows.map((row) => cellsOf(columns, row).map(cell)),
  cellsOf(columns, totals).map((value) =>
    value === undefined ? null : { ...cell(value), fontWeight: 'bold' as const },
  ),
];

const cell = (value: string | number | undefined) => {
  if (value === undefined) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};
