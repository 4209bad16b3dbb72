// Tables that a screen reader can walk: rows, heads with their scope, cells.
import type { LabelledValue } from './content.ts';
import { flow, heightOf } from './flow.ts';
import { COLUMN, LOWEST, PAGE, type Sheet } from './sheet.ts';
import type { Style } from './text-lines.ts';

const CELL: Style = { size: 11, weight: 'regular', leading: 1.32 };
const HEAD: Style = { size: 11, weight: 'bold', leading: 1.32 };
const PADDING = 4;
const LABEL = 158;
const RULE = '#8a8a8a';

/** A label and a value a row. */
export function drawFacts(sheet: Sheet, rows: readonly LabelledValue[]): void {
  const table = sheet.element('Table');
  for (const { label, value } of rows) {
    const cells: readonly Cell[] = [
      { text: label, style: HEAD, x: PAGE.left, width: LABEL - PADDING, type: 'TH' },
      { text: value, style: CELL, x: PAGE.left + LABEL, width: COLUMN - LABEL, type: 'TD' },
    ];
    drawRow(sheet, table, cells, 'Row');
  }
}

export function drawTable(sheet: Sheet, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = sheet.element('Table');
  const width = COLUMN / columns.length;
  const cellsOf = (texts: readonly string[], style: Style, type: Cell['type']): readonly Cell[] =>
    texts.map((text, i) => ({ text, style, type, x: PAGE.left + i * width, width: width - PADDING * 2 }));
  drawRow(sheet, table, cellsOf(columns, HEAD, 'TH'), 'Column');
  for (const row of rows) drawRow(sheet, table, cellsOf(row, CELL, 'TD'), 'Column');
}

interface Cell {
  readonly text: string;
  readonly style: Style;
  readonly x: number;
  readonly width: number;
  readonly type: 'TH' | 'TD';
}

/** A row stays whole where a page can hold it; the last cell of a longer one flows on. */
function drawRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  cells: readonly Cell[],
  scope: 'Row' | 'Column',
): void {
  const height = Math.max(...cells.map(({ text, style, width }) => heightOf(sheet, text, style, width)));
  sheet.need(Math.min(height, LOWEST - PAGE.top - PADDING * 2) + PADDING * 2);
  const top = sheet.y + PADDING;
  const row = sheet.element('TR', table);
  let lowest = top;
  for (const [i, { text, style, x, width, type }] of cells.entries()) {
    sheet.y = top;
    const before = sheet.doc.page;
    flow(sheet, sheet.element(type, row, type === 'TH' ? { scope } : {}), { text, style, x, width });
    const turned = sheet.doc.page !== before;
    lowest = turned && i === cells.length - 1 ? sheet.y : Math.max(lowest, sheet.y);
  }
  sheet.y = lowest + PADDING;
  const y = sheet.y;
  sheet.artifact(() => {
    sheet.doc
      .moveTo(PAGE.left, y)
      .lineTo(PAGE.width - PAGE.right, y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
  });
}
