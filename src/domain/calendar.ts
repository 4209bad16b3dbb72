// Days and wall times in Europe/London: all that needs a calendar, kept from what the service worker reaches.
import { instantText } from './instant.ts';
import type { Moment } from './moment.ts';
import { COUNCIL_ZONE, Temporal } from './temporal.ts';

export function momentOfDay(day: string): Moment {
  const date = Temporal.PlainDate.from(day);
  return { from: startOfDay(day), to: startOfDay(date.add({ days: 1 }).toString()), precision: 'day', typed: true };
}

// Swedish dates are YYYY-MM-DD. Every list line and every row of a report asks for its day: Temporal takes 16 times as long.
const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: COUNCIL_ZONE, dateStyle: 'short' });

/** The local calendar day (Europe/London) on which an instant falls, as YYYY-MM-DD. */
export const dayOfInstant = (instant: string): string => localDay.format(new Date(instant));

/** The instant of midnight in Europe/London that begins the day. */
export const startOfDay = (day: string): string =>
  instantText(Temporal.PlainDate.from(day).toZonedDateTime(COUNCIL_ZONE).epochMilliseconds);

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** A local wall time (YYYY-MM-DDTHH:MM) in Europe/London as a UTC instant; a time skipped by the clocks going forward moves later. */
export const instantOfLocal = (local: string): string =>
  instantText(Temporal.PlainDateTime.from(local).toZonedDateTime(COUNCIL_ZONE).epochMilliseconds);

export const localOfInstant = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(COUNCIL_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
