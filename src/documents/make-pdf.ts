// A paper as PDF: tagged, in English, with its fonts inside; the same content always gives the same bytes.
import { drawBlock, BODY, rule, STRONG } from './blocks.ts';
import type { DocumentContent } from './content.ts';
import { flow } from './flow.ts';
import type { PaperFonts } from './fonts.ts';
import { COLUMN, createSheet, leadingOf, LOWEST, PAGE, type Sheet } from './sheet.ts';
import type { Style } from './text-lines.ts';

const NAME: Style = { size: 17, weight: 'bold', leading: 1.2 };
const SMALL: Style = { size: 10, weight: 'regular', leading: 1.35 };
const TITLE: Style = { size: 25, weight: 'bold', leading: 1.15 };

export async function makePdf(content: DocumentContent, fonts: PaperFonts): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = createSheet({
    title: [content.title, content.reference].filter(Boolean).join(' '),
    date: content.date,
    mark: content.draft === undefined ? undefined : 'DRAFT',
    fonts,
  });
  const whole = collect(sheet.doc);
  drawHead(sheet, content);
  for (const block of content.blocks) drawBlock(sheet, block);
  drawFooters(sheet, content);
  sheet.doc.end();
  return whole;
}

function drawHead(sheet: Sheet, { title, draft, letterhead, addressee, particulars }: DocumentContent): void {
  flow(sheet, sheet.element('P'), { text: letterhead.name, style: NAME, x: PAGE.left, width: COLUMN });
  if (letterhead.lines.length > 0)
    flow(sheet, sheet.element('P'), { text: letterhead.lines.join('\n'), style: SMALL, x: PAGE.left, width: COLUMN });
  sheet.y += 7;
  const y = sheet.y;
  sheet.artifact(() => rule(sheet, PAGE.left, PAGE.width - PAGE.right, y, 2));
  sheet.y += 20;
  if (addressee.length > 0 || particulars.length > 0) drawAddress(sheet, addressee, particulars);
  flow(sheet, sheet.element('H1'), { text: title, style: TITLE, x: PAGE.left, width: COLUMN });
  sheet.y += 8;
  if (draft !== undefined) drawBlock(sheet, { is: 'callout', title: 'DRAFT', text: draft });
}

/** The addressee left, where a window envelope shows it; reference and date right. */
function drawAddress(
  sheet: Sheet,
  addressee: DocumentContent['addressee'],
  particulars: DocumentContent['particulars'],
): void {
  const top = sheet.y;
  const right = PAGE.left + COLUMN * 0.55;
  if (addressee.length > 0)
    flow(sheet, sheet.element('P'), {
      text: addressee.join('\n'),
      style: BODY,
      x: PAGE.left,
      width: COLUMN * 0.55 - 20,
    });
  const left = sheet.y;
  sheet.y = top;
  for (const { label, value } of particulars) {
    const line = sheet.element('P');
    const from = sheet.y;
    sheet.into(line, () => {
      const end = sheet.line(`${label}: `, right, from, SMALL);
      sheet.line(value, end, from - 1.2, STRONG);
    });
    sheet.y += leadingOf(STRONG) + 1;
  }
  sheet.y = Math.max(left, sheet.y) + 24;
}

/** Last, when it is known how many pages there are. */
function drawFooters(sheet: Sheet, { reference, title, draft }: DocumentContent): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    sheet.doc.switchToPage(start + n);
    sheet.artifact(() => {
      const y = LOWEST + 24;
      rule(sheet, PAGE.left, PAGE.width - PAGE.right, y, 0.5);
      const foot = [draft === undefined ? '' : 'DRAFT', title, reference].filter(Boolean).join(' · ');
      sheet.line(foot, PAGE.left, y + 8, SMALL);
      const page = `Page ${n + 1} of ${count}`;
      sheet.line(page, PAGE.width - PAGE.right - sheet.measure(page, SMALL), y + 8, SMALL);
    });
  }
}

const collect = (doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => void parts.push(part));
    doc.on('error', reject);
    doc.on('end', () => {
      const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.byteLength;
      }
      resolve(whole);
    });
  });
