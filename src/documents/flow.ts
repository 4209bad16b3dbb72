// Text that flows down the page and over to the next.
import { leadingOf, LOWEST, type Sheet } from './sheet.ts';
import { linesOf, type Style } from './text-lines.ts';

interface Flowing {
  readonly text: string;
  readonly style: Style;
  readonly x: number;
  readonly width: number;
}

/** Lines into an element, turning the page as often as it takes; two lines at least stay together. */
export function flow(sheet: Sheet, element: PDFKit.PDFStructureElement, { text, style, x, width }: Flowing): void {
  const step = leadingOf(style);
  let rest = linesOf(text, style, width, sheet.measure);
  sheet.need(step * Math.min(2, rest.length));
  while (rest.length > 0) {
    const fit = Math.max(1, Math.floor((LOWEST - sheet.y) / step));
    const [here, later] = [rest.slice(0, fit), rest.slice(fit)];
    sheet.into(element, () => {
      for (const line of here) {
        // The space keeps the last word of a line apart from the first of the next where text is read or copied.
        sheet.line(`${line} `, x, sheet.y, style);
        sheet.y += step;
      }
    });
    rest = later;
    if (rest.length > 0) sheet.turn();
  }
}

export const heightOf = (sheet: Sheet, text: string, style: Style, width: number): number =>
  linesOf(text, style, width, sheet.measure).length * leadingOf(style);
