// Preset dictionaries for deflate: one entry alone does not compress, against a dictionary it does. Numbered and frozen.
import { type Bytes, concatBytes, utf8 } from './bytes.ts';
import { dictionary1 } from './dictionary-1.ts';
import type { Header } from './header.ts';

export const CURRENT_DICTIONARY = 1;
const dictionaries = new Map([[1, utf8(dictionary1)]]);

/** The dictionary's text followed by what the header already says, so that its ids cost three bytes in the body. */
export function dictionaryFor(header: Header): Bytes {
  const text = dictionaries.get(header.dictionary);
  if (text === undefined) throw new Error(`Dictionary ${header.dictionary} is not known here`);
  return concatBytes(
    text,
    utf8(`","id":"${header.id}","record":"${header.record}","enrolment":"${header.enrolment}","seq":${header.seq}`),
  );
}
