import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { dueStanding } from '#domain/due.ts';
import type { RecordLine } from '#sync/phone.ts';

const DAYS_AHEAD = 7;

export interface DueGroup {
  readonly title: string;
  readonly lines: readonly RecordLine[];
}

/** What somebody sent back, what is late, what is for today, and the week ahead; groups with nothing in them are left out. */
export function dueGroups(lines: readonly RecordLine[], now: string): readonly DueGroup[] {
  const standing = (line: RecordLine) => (line.due && !line.returned ? dueStanding(line.due.at, now) : undefined);
  const until = addDays(dayOfInstant(now), DAYS_AHEAD);
  const groups = [
    { title: 'Returned to you', lines: lines.filter(({ returned }) => returned) },
    // The latest first: what has waited for months must not bury what was missed this morning.
    { title: 'Overdue', lines: lines.filter((line) => standing(line) === 'overdue').toReversed() },
    { title: 'Due today', lines: lines.filter((line) => standing(line) === 'today') },
    {
      title: 'Coming up',
      lines: lines.filter((line) => standing(line) === 'coming' && (line.due?.at ?? '').slice(0, 10) <= until),
    },
  ];
  return groups.filter((group) => group.lines.length > 0);
}
