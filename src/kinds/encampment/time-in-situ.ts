// Three figures that committee reports confuse. Each has one definition, here, and says which clock it uses.
import { dayOfInstant } from '#domain/calendar.ts';
import { instantText, type Moment, momentSortKey } from '#domain/moment.ts';
import { Temporal } from '#domain/temporal.ts';

export interface Stay {
  readonly arrived: Moment;
  /** When they left, once somebody has verified it; a stay without it is still running. */
  readonly left?: Moment | undefined;
  readonly firstEngaged?: Moment | undefined;
}

/**
 * A figure between what it is at least and at most; `most` is undefined where a beginning is known only as "before". `counted` is
 * the one that tables add up: a day or a range counts from its beginning, a "before" from its end.
 */
export interface Span {
  readonly least: number;
  readonly most: number | undefined;
  readonly counted: number;
}

/** Elapsed time in place, in hours of real time: a day on which the clocks change has 23 or 25. */
export const hoursInPlace = ({ arrived, left }: Stay, now: string): Span => between(arrived, left, now, hoursFrom);

/** Local calendar days (Europe/London) on which the encampment was there, the first and the last both counted. */
export const daysOfDisruption = ({ arrived, left }: Stay, now: string): Span => between(arrived, left, now, daysFrom);

/** From the first time we spoke with them to their departure, in hours; undefined before we did. */
export const responseHours = ({ firstEngaged, left }: Stay, now: string): Span | undefined =>
  firstEngaged && between(firstEngaged, left, now, hoursFrom);

type Distance = (from: string, to: string) => number;

const HOUR = 3_600_000;
/** Never below nothing, whatever a clock says. */
const hoursFrom: Distance = (from, to) => Math.max(0, (Date.parse(to) - Date.parse(from)) / HOUR);
const daysFrom: Distance = (from, to) => {
  const [first, last] = [from, to].map((instant) => Temporal.PlainDate.from(dayOfInstant(instant)));
  return first && last ? Math.max(1, first.until(last, { largestUnit: 'days' }).days + 1) : 1;
};

function between(begun: Moment, ended: Moment | undefined, now: string, distance: Distance): Span {
  const [start, end] = [boundsOf(begun), ended ? boundsOf(ended) : { earliest: now, latest: now }];
  const { earliest } = start;
  return {
    // An end known only as "before" may have come at once.
    least: distance(start.latest, end.earliest ?? start.latest),
    most: earliest === undefined ? undefined : distance(earliest, end.latest),
    counted: distance(momentSortKey(begun), ended ? momentSortKey(ended) : now),
  };
}

interface Bounds {
  readonly earliest: string | undefined;
  readonly latest: string;
}

const boundsOf = (moment: Moment): Bounds => ({
  earliest: moment.precision === 'before' ? undefined : moment.from,
  latest: latestOf(moment),
});

/** The last instant at which it may have been; a day ends before the midnight that is the next day already. */
export const latestOf = ({ from, to = from, precision }: Moment): string =>
  precision === 'day' && to > from ? instantText(Date.parse(to) - 1) : to;

/** "2 d 4 h", or "4 h" on the first day, where it is known; "3.2–4.0 days" or "at least 3.2 days" where it is not. */
export function spanWords({ least, most }: Span): string {
  if (most === undefined) return `at least ${dayFigure(least, Math.floor)} days`;
  if (most - least < 1) return exactWords(least);
  const [low, high] = [dayFigure(least, Math.round), dayFigure(most, Math.round)];
  return low === high ? `${low} days` : `${low}–${high} days`;
}

/** From here on whole days say enough. */
const LONG = 14 * 24;

const dayFigure = (hours: number, whole: (days: number) => number): string =>
  hours < LONG ? (hours / 24).toFixed(1) : whole(hours / 24).toString();

function exactWords(hours: number): string {
  const whole = Math.floor(hours);
  if (whole >= LONG) return `${Math.floor(whole / 24)} days`;
  if (whole < 1) return 'under an hour';
  return whole < 24 ? `${whole} h` : `${Math.floor(whole / 24)} d ${whole % 24} h`;
}

/** "7", "6–7" or "at least 6", for calendar days. */
export function countWords({ least, most }: Span): string {
  if (most === undefined) return `at least ${least}`;
  return least === most ? `${least}` : `${least}–${most}`;
}
