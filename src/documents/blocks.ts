// How each block of a paper is drawn.
import { encodeQR } from 'qr';
import type { Block } from './content.ts';
import { flow, heightOf } from './flow.ts';
import { COLUMN, leadingOf, LOWEST, PAGE, type Sheet } from './sheet.ts';
import type { Style } from './text-lines.ts';
import { drawFacts, drawTable } from './tables.ts';

export const BODY: Style = { size: 11.5, weight: 'regular' };
export const STRONG: Style = { size: 11.5, weight: 'bold' };
const HEADING: Style = { size: 14.5, weight: 'bold', leading: 1.25 };
const GAP = 9;
const INDENT = 26;

export function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.is) {
    case 'heading':
      // Never alone at the foot of a page.
      sheet.y += GAP;
      sheet.need(leadingOf(HEADING) + 3 * leadingOf(BODY));
      flow(sheet, sheet.element('H2'), { text: block.text, style: HEADING, x: PAGE.left, width: COLUMN });
      sheet.y += GAP / 2;
      return;
    case 'paragraph':
      // One that stands as a heading stays with what it heads.
      if (block.strong) sheet.need(4 * leadingOf(BODY));
      flow(sheet, sheet.element('P'), {
        text: block.text,
        style: block.strong ? STRONG : BODY,
        x: PAGE.left,
        width: COLUMN,
      });
      break;
    case 'numbered':
      drawNumbered(sheet, block);
      break;
    case 'facts':
      drawFacts(sheet, block.rows);
      break;
    case 'table':
      drawTable(sheet, block.columns, block.rows);
      break;
    case 'callout':
      drawCallout(sheet, block);
      break;
    case 'code':
      drawCode(sheet, block);
      break;
    case 'picture':
      drawPicture(sheet, block);
      break;
    case 'pen':
      drawPen(sheet, block);
      break;
  }
  sheet.y += GAP;
}

type Of<Is extends Block['is']> = Extract<Block, { readonly is: Is }>;

function drawNumbered(sheet: Sheet, { items }: Of<'numbered'>): void {
  const list = sheet.element('L');
  const column = { x: PAGE.left + INDENT, width: COLUMN - INDENT };
  for (const [i, { label, text, detail }] of items.entries()) {
    sheet.need(3 * leadingOf(BODY));
    const item = sheet.element('LI', list);
    const number = sheet.element('Lbl', item);
    sheet.into(number, () => sheet.line(`${i + 1}.`, PAGE.left, sheet.y, STRONG));
    const body = sheet.element('LBody', item);
    if (label) flow(sheet, sheet.element('P', body), { ...column, text: label, style: STRONG });
    flow(sheet, sheet.element('P', body), { ...column, text, style: BODY });
    if (detail) flow(sheet, sheet.element('P', body), { ...column, text: detail, style: STRONG });
    sheet.y += GAP / 2;
  }
}

const BAR = 4;
const INSET = 16;

function drawCallout(sheet: Sheet, { title, text }: Of<'callout'>): void {
  const width = COLUMN - INSET;
  const height = heightOf(sheet, title, STRONG, width) + heightOf(sheet, text, BODY, width);
  sheet.need(Math.min(height, LOWEST - PAGE.top));
  const top = sheet.y;
  // One too long for a page goes without its bar.
  if (sheet.y + height <= LOWEST + 1)
    sheet.artifact(() => sheet.doc.rect(PAGE.left, top - 1, BAR, height + 2).fill('#000000'));
  const part = sheet.element('Div');
  const column = { x: PAGE.left + INSET, width };
  flow(sheet, sheet.element('P', part), { ...column, text: title, style: STRONG });
  flow(sheet, sheet.element('P', part), { ...column, text, style: BODY });
}

const CODE = 92;

function drawCode(sheet: Sheet, { address, title, text }: Of<'code'>): void {
  const x = PAGE.left + CODE + INSET;
  const width = COLUMN - CODE - INSET;
  const words: readonly (readonly [string, Style])[] = [
    [title, STRONG],
    [text, BODY],
    [address, STRONG],
  ];
  const height = words.reduce((sum, [line, style]) => sum + heightOf(sheet, line, style, width), 0);
  sheet.need(Math.max(CODE, height));
  const top = sheet.y;
  const figure = sheet.element('Figure', undefined, {
    alt: `QR code that opens ${address}`,
    bbox: [PAGE.left, top, PAGE.left + CODE, top + CODE],
  });
  sheet.into(figure, () => drawSquares(sheet, address, top));
  for (const [line, style] of words) flow(sheet, sheet.element('P'), { text: line, style, x, width });
  sheet.y = Math.max(sheet.y, top + CODE);
}

function drawSquares(sheet: Sheet, address: string, top: number): void {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 1 });
  const side = CODE / rows.length;
  // A hair wider than the grid, so that no white line shows between two dark squares.
  for (const [r, row] of rows.entries())
    for (const [c, dark] of row.entries())
      if (dark) sheet.doc.rect(PAGE.left + c * side, top + r * side, side + 0.1, side + 0.1);
  sheet.doc.fill('#000000');
}

function drawPicture(sheet: Sheet, { picture, caption, height }: Of<'picture'>): void {
  sheet.need(height + 2 * leadingOf(BODY));
  const top = sheet.y;
  const figure = sheet.element('Figure', undefined, {
    alt: picture.alt,
    bbox: [PAGE.left, top, PAGE.left + COLUMN, top + height],
  });
  sheet.into(figure, () => sheet.doc.image(picture.bytes.slice().buffer, PAGE.left, top, { fit: [COLUMN, height] }));
  sheet.y = top + height + GAP / 2;
  flow(sheet, sheet.element('Caption'), { text: caption, style: BODY, x: PAGE.left, width: COLUMN });
}

const PEN = 34;

function drawPen(sheet: Sheet, { lines }: Of<'pen'>): void {
  sheet.need(PEN * lines.length);
  for (const line of lines) {
    sheet.y += PEN - leadingOf(BODY);
    const end = PAGE.left + sheet.measure(line, BODY) + 8;
    flow(sheet, sheet.element('P'), { text: line, style: BODY, x: PAGE.left, width: COLUMN });
    const y = sheet.y - 3;
    sheet.artifact(() => rule(sheet, end, PAGE.width - PAGE.right, y, 0.75));
  }
}

export function rule({ doc }: Sheet, from: number, to: number, y: number, thick: number): void {
  doc.moveTo(from, y).lineTo(to, y).lineWidth(thick).strokeColor('#000000').stroke();
}
