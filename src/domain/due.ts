// What falls due, on the calendar of Europe/London whatever the phone's own zone.
import { dayOfInstant } from './calendar.ts';
import { dayWords, instantWords } from './format-moment.ts';

export interface Due {
  /** A local day (YYYY-MM-DD) or an instant. */
  readonly at: string;
  readonly title: string;
  /** A clock that only runs out: once its day is over nobody has to do anything about it. */
  readonly passes?: boolean;
}

const dayOf = (at: string): string => (at.length > 10 ? dayOfInstant(at) : at);

const isAlive = ({ at, passes }: Due, today: string): boolean => !passes || dayOf(at) >= today;

/** The first that still asks something of somebody. */
export const nextDue = (dues: readonly Due[], today: string): Due | undefined =>
  dues
    .filter((due) => isAlive(due, today))
    .reduce<Due | undefined>((first, due) => (first && first.at <= due.at ? first : due), undefined);

/** All of them, the soonest first. */
export const comingUp = (dues: readonly Due[], now: string): readonly Due[] =>
  dues.filter((due) => isAlive(due, dayOfInstant(now))).toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** A day is over at its end, an instant at once. */
export function dueStanding(at: string, now: string): 'overdue' | 'today' | 'coming' {
  const [day, today] = [dayOf(at), dayOfInstant(now)];
  if (day < today || (at.length > 10 && at < now)) return 'overdue';
  return day === today ? 'today' : 'coming';
}

/** A local day is due from its morning, an instant when it has come. */
export const isDue = (at: string, now: string): boolean => (at.length > 10 ? at <= now : at <= dayOfInstant(now));

/** "Today", "12:00", "Overdue, 2 Nov", or the day it is due. */
export const dueWords = (at: string, now: string): string =>
  `${dueStanding(at, now) === 'overdue' ? 'Overdue, ' : ''}${dueDayWords(at, now)}`;

/** The same where a heading says already that it is overdue. */
export function dueDayWords(at: string, now: string): string {
  if (dueStanding(at, now) !== 'today') return dayWords(at.length > 10 ? at : `${at}T12:00:00.000Z`, now);
  return at.length > 10 ? instantWords(at, now) : 'Today';
}

/** What is due often begins with what the record is about: that is said once. */
export const detailWithDue = (detail: string, due: string): string =>
  due !== '' && due.startsWith(detail) ? due : [detail, due].filter(Boolean).join('. ');
