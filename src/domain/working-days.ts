// Days on which post is taken to arrive in the ordinary course: no Saturday, Sunday or bank holiday of England and Wales.
import { addDays } from './calendar.ts';
import { Temporal } from './temporal.ts';

/** The n-th working day after the day. */
export function addWorkingDays(day: string, count: number): string {
  let [on, left] = [day, count];
  while (left > 0) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) left -= 1;
  }
  return on;
}

export const isWorkingDay = (day: string): boolean =>
  !isWeekend(day) && !bankHolidays(Number(day.slice(0, 4))).includes(day);

const SUNDAY = 7;
const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;
const isWeekend = (day: string): boolean => weekdayOf(day) >= SUNDAY - 1;

/** The yearly ones and what stands in for them; one proclaimed for a single year only makes an answer a day early. */
function bankHolidays(year: number): readonly string[] {
  const easter = easterOf(year);
  const fixed = [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`];
  const sure = [
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(`${year}-05-01`),
    mondayFrom(`${year}-05-25`),
    mondayFrom(`${year}-08-25`),
  ];
  // One that falls on a weekend is kept on the next day that is neither weekend nor holiday already.
  return fixed.reduce<readonly string[]>((taken, day) => {
    let on = day;
    while (isWeekend(on) || taken.includes(on) || (on !== day && fixed.includes(on))) on = addDays(on, 1);
    return [...taken, on];
  }, sure);
}

const mondayFrom = (day: string): string => addDays(day, (SUNDAY + 1 - weekdayOf(day)) % SUNDAY);

/** Easter Sunday by the Gregorian rule, as Meeus, Jones and Butcher wrote it down. */
function easterOf(year: number): string {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const [month, day] = [Math.floor((moon + week - 7 * late + 114) / 31), ((moon + week - 7 * late + 114) % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
