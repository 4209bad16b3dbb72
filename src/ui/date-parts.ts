// A date as three boxes. A half-typed date must survive in a draft, so it is kept as typed until it is whole.
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** `2026-11-23`, or what there is of it (`--23`). */
export function dateOfParts({ day, month, year }: DateParts): string {
  const [d, m, y] = [digits(day), digits(month), digits(year)];
  if (!d && !m && !y) return '';
  const whole = d && m && y.length === 4;
  return whole ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : `${y}-${m}-${d}`;
}

export function partsOfDate(date: string): DateParts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: withoutZero(day), month: withoutZero(month), year };
}

/** Typed parts win over the stored date while they mean the same: "05" must not turn into "5" under the finger. */
export const partsShown = (typed: DateParts, date: string): DateParts =>
  dateOfParts(typed) === date ? typed : partsOfDate(date);

const digits = (text: string): string => text.replaceAll(/\D/g, '');
const withoutZero = (text: string): string => text.replace(/^0+(?=\d)/, '');
