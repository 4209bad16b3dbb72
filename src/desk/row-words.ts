// What a line of the desk says beside its heading.
import { DAY_MS } from '#domain/clock.ts';
import { dayWords, timeOf } from '#domain/format-moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { detailWithDue, dueStanding, isDue } from '#domain/due.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import type { Tone } from '#ui/tone.ts';

export interface RowChip {
  readonly words: string;
  readonly tone: Tone;
}

type Pressing = Pick<RecordRow, 'held' | 'tasks' | 'review' | 'dueAt'>;

/** The one most pressing thing about a record. */
export function rowChip(row: Pressing, now: string): RowChip {
  if (row.held > 0) return { words: 'Held', tone: 'attention' };
  if (row.tasks > 0) return { words: 'Flagged', tone: 'attention' };
  if (row.review === 'changed') return { words: 'Again', tone: 'waiting' };
  if (row.dueAt && isDue(row.dueAt, now))
    return { words: dueStanding(row.dueAt, now) === 'overdue' ? 'Overdue' : 'Due today', tone: 'attention' };
  return reviewChips[row.review];
}

const reviewChips: Record<RecordRow['review'], RowChip> = {
  new: { words: 'New', tone: 'brand' },
  changed: { words: 'Again', tone: 'waiting' },
  returned: { words: 'Returned', tone: 'neutral' },
  accepted: { words: 'Accepted', tone: 'received' },
};

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'short' });
const NAMED_MS = 6 * DAY_MS;

/** "09:14" today, "Sun" within six days, else "2 Nov". */
export function rowTime(instant: string, now: string): string {
  if (dayOfInstant(instant) === dayOfInstant(now)) return timeOf(instant);
  const age = Date.parse(now) - Date.parse(instant);
  return age >= 0 && age < NAMED_MS ? weekday.format(new Date(instant)) : dayWords(instant, now);
}

export const rowDetail = ({ detail, dueTitle, dueAt }: RecordRow, now: string): string =>
  detailWithDue(detail, dueAt && isDue(dueAt, now) ? (dueTitle ?? '') : '');
