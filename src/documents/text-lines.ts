// From words to lines: which font has a character, and where a line ends.

export interface Style {
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  /** Distance from line to line, of the size. */
  readonly leading?: number;
}

export interface Run {
  readonly text: string;
  readonly font: string;
}

// What the two files of each weight have; a test holds these against the files themselves.
const LATIN = /[\u0020-\u007e\u00a0-\u00ffıŒœˆ˚˜\u2013\u2014‘’‚“”„•…‹›⁄€™−∕]/u;
const EXTENDED =
  /[\u0100-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e\u012f\u0136\u0137\u013b-\u013e\u0141-\u0148\u0150\u0151\u0154\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u0173\u0178-\u017eƒ\u0218-\u021bˇ˝†ℓ]/u;

/** Composed, with what has a plain twin replaced by it, so that as much as can be printed is. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/[\t\u2000-\u200a\u202f]/g, ' ')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '');

/** Characters that no font here has: a name is then to be written in Latin letters, never printed with holes. */
export const unprintable = (text: string): readonly string[] => [
  ...new Set([...plainText(text)].filter((each) => each !== '\n' && !LATIN.test(each) && !EXTENDED.test(each))),
];

const ALL_LATIN = new RegExp(`^${LATIN.source}*$`, 'u');

/** Text split where the font changes; a space stays with what is before it. */
export function runsOf(text: string, weight: Style['weight']): readonly Run[] {
  if (ALL_LATIN.test(text)) return [{ text, font: weight }];
  const runs: { text: string; font: string }[] = [];
  for (const character of text) {
    const font = LATIN.test(character) ? weight : `${weight}-extended`;
    const last = runs.at(-1);
    if (last && (last.font === font || character === ' ')) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

export type Measure = (text: string, style: Style) => number;

/** Lines no wider than `width`; a line break in the text is kept, and a word wider than a line is cut. */
export const linesOf = (text: string, style: Style, width: number, measure: Measure): readonly string[] =>
  plainText(text)
    .trim()
    .split('\n')
    .flatMap((paragraph) => wrapped(paragraph.split(/ +/), style, width, measure));

function wrapped(words: readonly string[], style: Style, width: number, measure: Measure): readonly string[] {
  const space = measure(' ', style);
  // Word by word and each with the space behind it, as it is drawn later: shaping a word is most of what a slow phone
  // spends on a paper, and the library keeps each shape it has made.
  const wide: Measure = (word, of) => measure(`${word} `, of) - space;
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const word of words.flatMap((each) => pieces(each, style, width, wide))) {
    const own = wide(word, style);
    if (line.length > 0 && used + space + own > width) {
      lines.push(line.join(' '));
      line = [];
    }
    used = line.length > 0 ? used + space + own : own;
    line.push(word);
  }
  return [...lines, line.join(' ')];
}

function pieces(word: string, style: Style, width: number, measure: Measure): readonly string[] {
  if (measure(word, style) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece && measure(piece + character, style) > width) {
      cut.push(piece);
      piece = character;
    } else piece += character;
  }
  return [...cut, piece];
}
