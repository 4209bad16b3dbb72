// CSV that a spreadsheet opens as it is meant: UTF-8 marked, quoted where needed, and no cell a formula.
const BYTE_ORDER_MARK = '\uFEFF';
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | undefined;

export const csvText = (rows: Iterable<readonly Cell[]>): string =>
  BYTE_ORDER_MARK + [...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

/** Text that a spreadsheet would calculate gets an apostrophe in front; a number stays one. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
