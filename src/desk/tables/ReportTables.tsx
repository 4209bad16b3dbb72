import { Link } from 'wouter';
import { dateWords } from '#domain/format-moment.ts';
import type { Period } from '#reports/period.ts';
import type { ReportTable, Row, TableColumn } from '#reports/report-table.ts';
import { BarChart } from '#ui/BarChart.tsx';
import { Card } from '#ui/Card.tsx';
import { StatCard } from '#ui/StatCard.tsx';
import { Table } from '#ui/Table.tsx';
import { daysOfRow } from './period-query.ts';
import { barsOf, incidents, isFigure, mainColumn, statsOf, valueWords } from './table-words.ts';

interface ReportTablesProps {
  readonly table: ReportTable;
  /** The kind whose records are behind the figures; undefined for somebody who may not open them. */
  readonly kind: string | undefined;
}

/** Stat cards, a chart, the table with and without what is flagged, and what it counts. */
export function ReportTables({ table, kind }: ReportTablesProps) {
  const { columns, withoutFlagged, compare, notes } = table;
  const main = mainColumn(table);
  const bars = main ? barsOf(table, main.key) : [];
  const flagged = withoutFlagged?.flagged ?? 0;
  const apart = bars.some((bar) => bar.apart !== undefined);
  const days = `${dateWords(table.from)} to ${dateWords(table.to)}`;
  return (
    <>
      <div className="stats">
        {statsOf(table).map((stat, i) => (
          <StatCard
            key={stat.label}
            {...stat}
            {...(i === 0 && kind && { href: recordsPath(kind, table, {}, undefined) })}
          />
        ))}
      </div>
      {bars.length > 0 && main && (
        <Card>
          <BarChart
            caption={`${main.title}, ${days}`}
            bars={bars}
            legend={apart ? 'this period, flagged apart' : 'this period'}
            {...(compare && { beforeLegend: 'the year before' })}
          />
        </Card>
      )}
      <div className="table-columns">
        <div className="record-column">
          <Card>
            <Figures caption={`${table.title}, ${days}`} columns={columns} section={table} period={table} kind={kind} />
          </Card>
          {withoutFlagged && flagged > 0 && (
            <Card>
              <Figures
                caption={`Without ${incidents(flagged)}`}
                columns={columns}
                section={withoutFlagged}
                period={table}
                kind={kind}
              />
            </Card>
          )}
          {compare && isEmpty(columns, compare.totals) && (
            <p className="soft">
              Nothing of {dateWords(compare.from)} to {dateWords(compare.to)}, the year before, is in Wardbook.
            </p>
          )}
          {compare && !isEmpty(columns, compare.totals) && (
            <Card>
              <Figures
                caption={`The year before, ${dateWords(compare.from)} to ${dateWords(compare.to)}`}
                columns={columns}
                section={compare}
                period={compare}
                kind={kind}
              />
            </Card>
          )}
        </div>
        <div className="record-column">
          <Card title="What this counts">
            <dl className="stack">
              {table.definitions.map(({ term, meaning }) => (
                <div key={term}>
                  <dt>
                    <strong>{term}</strong>
                  </dt>
                  <dd className="soft">{meaning}</dd>
                </div>
              ))}
            </dl>
          </Card>
          {notes.length > 0 && (
            <Card title="Notes">
              <Notes notes={notes.slice(0, FEW)} />
              {notes.length > FEW && (
                <details>
                  <summary>{notes.length - FEW} more</summary>
                  <Notes notes={notes.slice(FEW)} />
                </details>
              )}
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** Without earlier years a whole table of noughts would stand for them. */
const isEmpty = (columns: readonly TableColumn[], totals: Row): boolean =>
  columns.every(({ key, type }) => type !== 'number' || totals[key] === 0);

/** A table that flags much must not end in a column of notes. */
const FEW = 8;

const Notes = ({ notes }: { readonly notes: readonly string[] }) => (
  <ul className="bullets">
    {notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
  </ul>
);

interface FiguresProps {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly section: { readonly rows: readonly Row[]; readonly totals: Row };
  readonly period: Period;
  readonly kind: string | undefined;
}

function Figures({ caption, columns, section: { rows, totals }, period, kind }: FiguresProps) {
  const [naming] = columns;
  const cell = (row: Row, column: TableColumn) => {
    const words = valueWords(row[column.key], column.type);
    const counts = typeof row[column.key] === 'number' && row[column.key] !== 0 && column.type === 'number';
    if (column.type === 'month') return <span className="nowrap">{words}</span>;
    return kind && counts ? <Link href={recordsPath(kind, period, row, naming)}>{words}</Link> : words;
  };
  return (
    <Table<Row>
      caption={caption}
      rows={rows}
      rowKey={(row) => String(row[naming?.key ?? ''])}
      columns={columns.map((column) => ({
        key: column.key,
        title: column.title,
        figure: isFigure(column),
        cell: (row) => cell(row, column),
      }))}
      totals={columns.map((column) => cell(totals, column))}
      empty="Nothing was counted in this period."
    />
  );
}

/** The records behind a row: its month, or its place by name, among those of the period. */
function recordsPath(kind: string, period: Period, row: Row, naming: TableColumn | undefined): string {
  const name = row[naming?.key ?? ''];
  const { from, to } = daysOfRow(naming?.type === 'month' ? name : undefined, period);
  const place = naming?.type === 'place' && typeof name === 'string' && !('locations' in row) && name !== 'Total';
  return `/desk/records?${new URLSearchParams({ kind, from, to, ...(place && { words: name }) })}`;
}
