// Pages to write on: a cursor that goes down, new pages, and the structure that a screen reader follows.
import Pdf from 'pdfkit';
import type { PaperFonts } from './fonts.ts';
import { type Measure, plainText, runsOf, type Style } from './text-lines.ts';

type Element = PDFKit.PDFStructureElement;

export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 62, top: 54, bottom: 76 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;
export const LOWEST = PAGE.height - PAGE.bottom;
const INK = '#000000';
const MARK = '#e2e2e2';
const LEADING = 1.38;
// What the library knows and its types do not: PDF/UA, and no font to begin with, for a browser has none of its own.
const UNIVERSAL: object = { subset: 'PDF/UA', font: null };

export const leadingOf = ({ size, leading = LEADING }: Style): number => size * leading;

export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** The top of what is written next. */
  y: number;
  readonly measure: Measure;
  /** A structure element under the document or under another. */
  element(type: string, under?: Element, options?: ElementOptions): Element;
  /** Turns the page where less than this is left. */
  need(height: number): void;
  turn(): void;
  /** Draws into an element, as one marked part of this page. */
  into(element: Element, draw: () => void): void;
  /** What is there for the eye alone: rules, marks, page numbers. */
  artifact(draw: () => void): void;
  /** One line of text; answers where it ends. */
  line(text: string, x: number, y: number, style: Style, colour?: string): number;
}

export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  readonly bbox?: readonly [number, number, number, number];
}

export interface SheetOptions {
  readonly title: string;
  readonly date: string;
  readonly mark: string | undefined;
  readonly fonts: PaperFonts;
}

export function createSheet({ title, date, mark, fonts }: SheetOptions): Sheet {
  const doc = new Pdf({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    ...UNIVERSAL,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    // Noon of its day and not the moment of making: the same content gives the same file.
    info: { Title: plainText(title), Producer: 'Wardbook', Creator: 'Wardbook', CreationDate: noonOf(date) },
  });
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, bytes);
  const root = doc.struct('Document');
  doc.addStructure(root);

  const widths = new Map<string, number>();
  const measure: Measure = (text, { size, weight }) => {
    const known = widths.get(weight + text);
    if (known !== undefined) return known * size;
    doc.fontSize(1);
    const width = runsOf(text, weight).reduce((sum, run) => sum + doc.font(run.font).widthOfString(run.text), 0);
    widths.set(weight + text, width);
    return width * size;
  };
  const sheet: Sheet = {
    doc,
    y: PAGE.top,
    measure,
    element(type, under = root, options = {}) {
      const element = doc.struct(type, { ...options });
      under.add(element);
      return element;
    },
    need(height) {
      if (sheet.y + height > LOWEST) sheet.turn();
    },
    turn() {
      doc.addPage();
      sheet.y = PAGE.top;
      if (mark) sheet.artifact(() => drawMark(sheet, mark));
    },
    into(element, draw) {
      element.add(draw);
    },
    artifact(draw) {
      doc.markContent('Artifact');
      draw();
      doc.endMarkedContent();
    },
    line(text, x, y, { size, weight }, colour = INK) {
      let at = x;
      for (const run of runsOf(text, weight)) {
        doc.font(run.font).fontSize(size).fillColor(colour);
        doc.text(run.text, at, y, { lineBreak: false });
        at += measure(run.text, { size, weight });
      }
      return at;
    },
  };
  sheet.turn();
  return sheet;
}

/** Behind the words and pale enough to read them. */
function drawMark(sheet: Sheet, mark: string): void {
  const { doc, measure } = sheet;
  const style: Style = { size: 150, weight: 'bold' };
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  doc.save().rotate(-55, { origin: [x, y] });
  sheet.line(mark, x - measure(mark, style) / 2, y - style.size / 2, style, MARK);
  doc.restore();
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
