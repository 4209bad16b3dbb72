// What is said of a table: figures as people write them, and how they changed.
import { countWords } from '#domain/count-words.ts';
import { monthWords } from '#reports/period.ts';
import type { ReportTable, Row, TableColumn, Value } from '#reports/report-table.ts';

export function valueWords(value: Value | undefined, type: TableColumn['type']): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return type === 'month' && /^\d{4}-\d\d$/.test(value) ? monthWords(value) : value;
  const figure = value.toLocaleString('en-GB');
  return type === 'percent' ? `${figure}%` : figure;
}

export const isFigure = ({ type }: TableColumn): boolean => !['text', 'month', 'place'].includes(type);

/** The column that a table is about: its first amount. */
export const mainColumn = ({ columns }: ReportTable): TableColumn | undefined =>
  columns.find(({ type }) => type === 'number');

export function changeWords(change: number | null | undefined): string | undefined {
  if (change === null || change === undefined) return undefined;
  if (change === 0) return 'as many as the year before';
  return `${Math.abs(change).toLocaleString('en-GB')}% ${change > 0 ? 'more' : 'fewer'} than the year before`;
}

const amount = (row: Row | undefined, key: string): number => {
  const value = row?.[key];
  return typeof value === 'number' ? value : 0;
};

export const incidents = (count: number): string => countWords(count, 'flagged incident');

export interface StatWords {
  readonly figure: string;
  readonly label: string;
  readonly detail?: string;
}

/** The total, the total without what is flagged, what is flagged, and the next figures of the table: four at most. */
export function statsOf(table: ReportTable): readonly StatWords[] {
  const main = mainColumn(table);
  if (!main) return [];
  const { totals, withoutFlagged, compare, columns } = table;
  const { key } = main;
  const stat = (figure: string, label: string, detail: string | undefined): StatWords => ({
    figure,
    label,
    ...(detail && { detail }),
  });
  const first = stat(valueWords(totals[key], 'number'), lowered(main.title), changeWords(compare?.change[key]));
  const apart =
    withoutFlagged && withoutFlagged.flagged > 0
      ? [
          stat(
            valueWords(withoutFlagged.totals[key], 'number'),
            `without ${incidents(withoutFlagged.flagged)}`,
            changeWords(compare?.changeWithoutFlagged?.[key]),
          ),
          stat(
            (amount(totals, key) - amount(withoutFlagged.totals, key)).toLocaleString('en-GB'),
            'flagged and shown apart',
            table.notes.find((note) => note.startsWith('Flagged: '))?.slice('Flagged: '.length),
          ),
        ]
      : [];
  const others = columns
    .filter((column) => isFigure(column) && column.key !== key)
    .map((column) =>
      stat(
        valueWords(totals[column.key], column.type),
        lowered(column.title),
        typeof compare?.totals[column.key] === 'number'
          ? `${valueWords(compare.totals[column.key], column.type)} the year before`
          : undefined,
      ),
    );
  return [first, ...apart, ...others].slice(0, 4);
}

/** The months as bars, what is flagged said above its month; none for a table that is not by month. */
export function barsOf({ columns, rows, withoutFlagged, compare }: ReportTable, key: string) {
  if (columns[0]?.type !== 'month') return [];
  const calm = withoutFlagged?.rows ?? rows;
  const before = compare && (compare.withoutFlagged?.rows ?? compare.rows);
  return rows.map((row, i) => {
    const value = amount(calm[i], key);
    const more = amount(row, key) - value;
    return {
      label: valueWords(row.month, 'month').slice(0, 3),
      value,
      ...(before && { before: amount(before[i], key) }),
      ...(more > 0 && { apart: more }),
    };
  });
}

/** In the middle of a line; what is written in capitals stays as it is: "CPW". */
const lowered = (title: string): string =>
  /^[A-Z]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
