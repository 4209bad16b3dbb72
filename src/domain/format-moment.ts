// Times as people read them, always in Europe/London and never in the phone's own zone.
import type { Moment } from './moment.ts';
import { COUNCIL_ZONE } from './temporal.ts';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: COUNCIL_ZONE, ...options });
const time = format({ hour: '2-digit', minute: '2-digit' });
const shortDay = format({ day: 'numeric', month: 'short' });
const dayAndYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const weekday = format({ weekday: 'long' });
const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (instant: string): string => time.format(new Date(instant));
export const longDayOf = (instant: string): string => longDay.format(new Date(instant));

/** "23 November 2026" for a local day (YYYY-MM-DD). */
export const dateWords = (day: string): string => longDay.format(new Date(`${day}T12:00:00Z`));

/** "Monday" for a local day. */
export const weekdayOf = (day: string): string => weekday.format(new Date(`${day}T12:00:00Z`));

/** "09:12" today, "2 Nov 09:12" this year, "2 Nov 2025 09:12" before. */
export function instantWords(instant: string, now: string): string {
  const [then, today] = [new Date(instant), new Date(now)];
  if (dayAndYear.format(then) === dayAndYear.format(today)) return time.format(then);
  return `${dayWords(instant, now)} ${time.format(then)}`;
}

/** "2 Nov" this year, "2 Nov 2025" before. */
export function dayWords(instant: string, now: string): string {
  const then = new Date(instant);
  const thisYear = then.getUTCFullYear() === new Date(now).getUTCFullYear();
  return (thisYear ? shortDay : dayAndYear).format(then);
}

export function momentWords(moment: Moment, now: string): string {
  switch (moment.precision) {
    case 'day':
      return dayWords(moment.from, now);
    case 'range':
      return `between ${instantWords(moment.from, now)} and ${instantWords(moment.to ?? moment.from, now)}`;
    case 'before':
      return `before ${instantWords(moment.to ?? moment.from, now)}`;
    case 'exact':
    case 'minute':
      return instantWords(moment.from, now);
  }
}
