// References that offline phones can give without colliding: kind, year, the enrolment's prefix, its own counter.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export interface ReferenceParts {
  readonly letters: string;
  /** Full year, for example 2026. */
  readonly year: number;
  /** Given to the enrolment by the council, unique in it, for example "7K". */
  readonly prefix: string;
  readonly count: number;
}

/** For example "CPN 26-7K-0014". */
export const referenceText = ({ letters, year, prefix, count }: ReferenceParts): string =>
  `${letters} ${String(year % 100).padStart(2, '0')}-${prefix}-${String(count).padStart(4, '0')}`;

/** The character to write behind a reference that will be typed by hand; it catches one wrong or two swapped characters. */
export function checkCharacter(reference: string): string {
  const text = reference.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const sum = [...text].reduce((total, character, i) => total + (i + 1) * Number.parseInt(character, 36), 0);
  return ALPHABET[sum % ALPHABET.length] ?? '2';
}

/** The n-th enrolment prefix of a council: two characters, then three. */
export function prefixAt(n: number): string {
  const base = ALPHABET.length;
  const digit = (value: number): string => ALPHABET[value % base] ?? '2';
  if (n < base * base) return digit(Math.floor(n / base)) + digit(n);
  return digit(Math.floor(n / base / base) - 1) + digit(Math.floor(n / base)) + digit(n);
}
