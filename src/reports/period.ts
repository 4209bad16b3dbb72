// Inclusive local days. A period may start in any month, and compares with the same dates a year earlier.
import { addDays, startOfDay } from '#domain/calendar.ts';
import { Temporal } from '#domain/temporal.ts';

export interface Period {
  /** YYYY-MM-DD, both counted. */
  readonly from: string;
  readonly to: string;
}

export interface Month extends Period {
  /** YYYY-MM */
  readonly key: string;
}

export const isInside = (day: string, { from, to }: Period): boolean => day >= from && day <= to;

/** The same dates a year earlier; the last day of a month stays the last, so that a leap day is neither lost nor doubled. */
export function yearBefore({ from, to }: Period): Period {
  const last = Temporal.PlainDate.from(to);
  const earlier = last.subtract({ years: 1 });
  const end = last.day === last.daysInMonth ? earlier.with({ day: earlier.daysInMonth }) : earlier;
  return { from: Temporal.PlainDate.from(from).subtract({ years: 1 }).toString(), to: end.toString() };
}

/** The months the period touches, the first and the last cut to it. */
export function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = [];
  for (let first = from; first <= to; ) {
    const date = Temporal.PlainDate.from(first);
    const last = date.with({ day: date.daysInMonth }).toString();
    months.push({ key: first.slice(0, 7), from: first, to: last < to ? last : to });
    first = addDays(last, 1);
  }
  return months;
}

/** Its whole months, and what is left of it at both ends. */
export function partsOf(period: Period): { readonly months: readonly string[]; readonly days: readonly Period[] } {
  const touched = monthsOf(period);
  const isWhole = ({ from, to }: Month): boolean =>
    from.endsWith('-01') && Temporal.PlainDate.from(to).daysInMonth === Number(to.slice(-2));
  return {
    months: touched.filter(isWhole).map(({ key }) => key),
    days: touched.filter((month) => !isWhole(month)).map(({ from, to }) => ({ from, to })),
  };
}

/** The months of a period of at most this many days are worth listing one by one. */
export const MOST_DAYS = 366 * 10;

export const daysIn = ({ from, to }: Period): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;

/** The last instant of the period, or `now` while it still runs. */
export function endOfPeriod({ to }: Period, now: string): string {
  const end = new Date(Date.parse(startOfDay(addDays(to, 1))) - 1).toISOString();
  return end < now ? end : now;
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** "Dec 2019" */
export const monthWords = (key: string): string => monthName.format(new Date(`${key}-01T12:00:00Z`));
