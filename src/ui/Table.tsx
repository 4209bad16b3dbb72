import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Right-aligned figures. */
  readonly figure?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** One cell a column, in order; computed, never typed. */
  readonly totals?: readonly ReactNode[];
  /** Said in place of rows when there are none. */
  readonly empty?: string;
}

/** The first column names the row. */
export function Table<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  totals,
  empty = 'Nothing here.',
}: TableProps<Row>) {
  const cellClass = (figure: boolean | undefined) => (figure ? 'cell-figure' : undefined);
  return (
    // A wide table scrolls by itself, also with the keyboard.
    <div className="table-wrap" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, figure }) => (
              <th key={key} scope="col" className={cellClass(figure)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, figure, cell }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={cellClass(figure)}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="soft">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
        {totals && rows.length > 0 && (
          <tfoot>
            <tr>
              {columns.map(({ key, figure }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {totals[index]}
                  </th>
                ) : (
                  <td key={key} className={cellClass(figure)}>
                    {totals[index]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
