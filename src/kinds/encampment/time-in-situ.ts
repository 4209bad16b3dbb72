// Three figures that committee reports confuse. Each has one definition, here, and says which clock it uses.
import { type Moment, momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { Temporal } from '#domain/temporal.ts';

/** Times known only roughly count by their sort key: a day and a range by their beginning, a "before" by its end. */
export interface Stay {
  readonly arrived: Moment;
  /** When they left, once somebody has verified it; a stay without it is still running. */
  readonly left?: Moment | undefined;
  readonly firstEngaged?: Moment | undefined;
}

const HOUR = 3_600_000;
const hoursBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / HOUR);
const endOf = ({ left }: Stay, now: string): string => (left ? momentSortKey(left) : now);

/** Elapsed time in place, in hours of real time: a day on which the clocks change has 23 or 25. */
export const hoursInPlace = (stay: Stay, now: string): number =>
  hoursBetween(momentSortKey(stay.arrived), endOf(stay, now));

/** Local calendar days (Europe/London) on which the encampment was there, the first and the last both counted. */
export function daysOfDisruption(stay: Stay, now: string): number {
  const first = Temporal.PlainDate.from(dayOfInstant(momentSortKey(stay.arrived)));
  const last = Temporal.PlainDate.from(dayOfInstant(endOf(stay, now)));
  return Math.max(1, first.until(last, { largestUnit: 'days' }).days + 1);
}

/** From the first time we spoke with them to their departure, in hours; undefined before we did. */
export const responseHours = (stay: Stay, now: string): number | undefined =>
  stay.firstEngaged && hoursBetween(momentSortKey(stay.firstEngaged), endOf(stay, now));

/** "2 d 4 h", or "4 h" on the first day. */
export function durationWords(hours: number): string {
  const whole = Math.floor(hours);
  return whole < 24 ? `${whole} h` : `${Math.floor(whole / 24)} d ${whole % 24} h`;
}
