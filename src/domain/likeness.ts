// Whether two records may be about the same person or premises. It only ever offers: a person decides.
// Loaded when a form first asks: the rules of English sounds are too big for the start of the app.
import { doubleMetaphone } from 'double-metaphone';
import type { Alike, Identity, KnownIdentity } from './identity.ts';

/** The likeliest first; the order of `known` plays no part. */
export function alikeAmong(wanted: Identity, known: Iterable<KnownIdentity>, most: number): readonly Alike[] {
  const own = keysOf(wanted);
  const found: (KnownIdentity & Likeness)[] = [];
  for (const each of known) {
    const likeness = likenessOf(own, keysOf(each.identity));
    if (likeness.weight > 0) found.push({ ...each, ...likeness });
  }
  return found
    .toSorted((a, b) => b.weight - a.weight || compare(b.at, a.at) || compare(a.record, b.record))
    .slice(0, most)
    .map(({ record, why }) => ({ record, why }));
}

interface Name {
  readonly whole: string;
  readonly parts: readonly { readonly text: string; readonly sounds: readonly string[] }[];
}

interface Keys {
  readonly names: readonly Name[];
  readonly born: string | undefined;
  readonly addresses: readonly (readonly string[])[];
  readonly companyNumber: string | undefined;
  readonly sites: readonly string[];
}

interface Likeness {
  readonly weight: number;
  readonly why: readonly string[];
}

// Records do not change in place, so what was worked out for one is good for as long as it is in memory.
const worked = new WeakMap<Identity, Keys>();

function keysOf(identity: Identity): Keys {
  const before = worked.get(identity);
  if (before) return before;
  const { names = [], born, addresses = [], companyNumber, sites = [] } = identity;
  const keys = {
    names: names.map(nameOf).filter(({ parts }) => parts.length > 0),
    born,
    addresses: addresses.map(addressOf).filter(isExact),
    companyNumber: companyNumber ? companyOf(companyNumber) : undefined,
    sites: sites.map((site) => wordsOf(site).join(' ')).filter(Boolean),
  };
  worked.set(identity, keys);
  return keys;
}

function likenessOf(a: Keys, b: Keys): Likeness {
  const name = strongest(a.names, b.names, nameLikeness);
  const reasons = [
    a.companyNumber && a.companyNumber === b.companyNumber ? ([5, 'same company number'] as const) : undefined,
    name,
    a.born && a.born === b.born ? ([3, 'same date of birth'] as const) : undefined,
    strongest(a.addresses, b.addresses, addressLikeness),
    a.sites.some((site) => b.sites.includes(site)) ? ([1, 'same land'] as const) : undefined,
  ].filter((reason) => reason !== undefined);
  return { weight: reasons.reduce((sum, [weight]) => sum + weight, 0), why: reasons.map(([, words]) => words) };
}

type Reason = readonly [weight: number, words: string];

function strongest<T>(
  some: readonly T[],
  others: readonly T[],
  compared: (a: T, b: T) => Reason | undefined,
): Reason | undefined {
  let best: Reason | undefined;
  for (const a of some)
    for (const b of others) {
      const reason = compared(a, b);
      if (reason && reason[0] > (best?.[0] ?? 0)) best = reason;
    }
  return best;
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'mx', 'the', 'ltd', 'limited', 'plc', 'llp', 'and', 'of']);

function nameOf(text: string): Name {
  const words = wordsOf(text).filter((word) => !TITLES.has(word));
  return {
    whole: words.toSorted().join(' '),
    parts: words.map((word) => ({ text: word, sounds: soundsOf(word) })),
  };
}

// The same few thousand words make the names of a whole district.
const heard = new Map<string, readonly string[]>();

function soundsOf(word: string): readonly string[] {
  const before = heard.get(word);
  if (before) return before;
  const sounds = doubleMetaphone(word).filter(Boolean);
  heard.set(word, sounds);
  return sounds;
}

function nameLikeness(a: Name, b: Name): Reason | undefined {
  if (a.whole === b.whole) return [4, 'same name'];
  const [few, many] = a.parts.length <= b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts];
  // One word alone is a name only of what has one word: "Sam" is not yet every Sam.
  if (few.length < 2 && many.length > 1) return undefined;
  const initials = !few.some((part) => many.some((other) => isWord(part) && isWord(other) && soundsLike(part, other)));
  // Of as many words each must be found in the other, or it would matter which was asked for.
  if (initials || !isWithin(few, many) || (few.length === many.length && !isWithin(many, few))) return undefined;
  return [2, 'name sounds alike'];
}

const isWord = ({ text }: Part): boolean => text.length > 1;
const isWithin = (some: readonly Part[], others: readonly Part[]): boolean =>
  some.every((part) => others.some((other) => soundsLike(part, other)));

type Part = Name['parts'][number];

function soundsLike(a: Part, b: Part): boolean {
  if (!isWord(a) || !isWord(b)) return a.text[0] === b.text[0];
  // A word without sounds is a number or another script: it is compared as it is written.
  if (a.sounds.length === 0 || b.sounds.length === 0) return a.text === b.text;
  return a.sounds.some((sound) => b.sounds.includes(sound));
}

const SHORT: Readonly<Record<string, string>> = {
  rd: 'road',
  st: 'street',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  cl: 'close',
  ct: 'court',
  dr: 'drive',
  gdns: 'gardens',
  pl: 'place',
  sq: 'square',
  ter: 'terrace',
  apt: 'flat',
  no: '',
};

const addressOf = (text: string): readonly string[] =>
  wordsOf(text)
    .map((word) => SHORT[word] ?? word)
    .filter(Boolean);

/** A house or a flat: without a number it would be a whole street. */
const isExact = (words: readonly string[]): boolean => words.length > 1 && words.some((word) => /\d/.test(word));

/** One is the beginning of the other: the town and the postcode are often left out. */
function addressLikeness(a: readonly string[], b: readonly string[]): Reason | undefined {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word, index) => long[index] === word) ? [3, 'same address'] : undefined;
}

/** Up to two letters and digits, eight in all; leading noughts are often left out, and what is no number says nothing. */
function companyOf(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return /^(?=.{3,8}$)[A-Z]{0,2}\d+$/.test(plain) ? plain.padStart(8, '0') : undefined;
}

/** Most of what is written needs no table of letters: that way is several times as fast. */
const wordsOf = (text: string): readonly string[] =>
  (PLAIN.test(text)
    ? text
        .replaceAll("'", '')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
    : text
        .normalize('NFKD')
        .replace(/[\u0300-\u036f'’]/g, '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
  ).filter(Boolean);
const PLAIN = /^[\n -~]*$/;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
