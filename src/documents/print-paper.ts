import type { Block, DocumentContent } from './content.ts';
import type { PaperFonts } from './fonts.ts';
import { makePdf } from './make-pdf.ts';
import { unprintable } from './text-lines.ts';

/** The PDF, or why it cannot be printed: a letter with holes in a name is worse than none. */
export async function printPaper(
  content: DocumentContent,
  fonts: PaperFonts,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly problem: string }> {
  const strange = unprintable(wordsOf(content).join('\n'));
  if (strange.length > 0)
    return {
      problem: `The paper cannot print ${strange.slice(0, 8).join(' ')}. Write it in Latin letters, and keep the other spelling in the notes.`,
    };
  return { bytes: await makePdf(content, fonts) };
}

/** Every word of a paper, in its order. */
export const wordsOf = ({ letterhead, addressee, particulars, title, reference, draft, blocks }: DocumentContent) => [
  letterhead.name,
  ...letterhead.lines,
  ...addressee,
  ...particulars.flatMap(({ label, value }) => [label, value]),
  title,
  reference,
  ...(draft === undefined ? [] : [draft]),
  ...blocks.flatMap(wordsIn),
];

function wordsIn(block: Block): readonly string[] {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'numbered':
      return block.items.flatMap(({ label = '', text, detail = '' }) => [label, text, detail]);
    case 'facts':
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'callout':
      return [block.title, block.text];
    case 'code':
      return [block.title, block.text, block.address];
    case 'picture':
      return [block.caption];
    case 'pen':
      return block.lines;
  }
}
