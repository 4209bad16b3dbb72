// The council's year runs from April to March, in quarters.
import { addDays } from '#domain/calendar.ts';
import { Temporal } from '#domain/temporal.ts';
import type { Period } from './period.ts';

export interface Quarter extends Period {
  /** "April to June 2020" */
  readonly title: string;
}

const NAMES = ['April to June', 'July to September', 'October to December', 'January to March'];
const FIRST_MONTH = 4;

/** The council's year in which the day falls. */
export function councilYearOf(day: string): Period {
  const date = Temporal.PlainDate.from(day);
  const year = date.month < FIRST_MONTH ? date.year - 1 : date.year;
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

export function quartersOf({ from }: Period): readonly Quarter[] {
  const start = Temporal.PlainDate.from(from);
  return NAMES.map((name, i) => {
    const first = start.add({ months: 3 * i });
    const last = first.add({ months: 3 }).subtract({ days: 1 });
    return { title: `${name} ${first.year}`, from: first.toString(), to: last.toString() };
  });
}

/** The council's years that the period touches, the earliest first. */
export function councilYearsIn({ from, to }: Period): readonly Period[] {
  const years: Period[] = [];
  for (let year = councilYearOf(from); year.from <= to; year = councilYearOf(addDays(year.to, 1))) years.push(year);
  return years;
}

/** Undefined unless the period is made of whole quarters. */
export function wholeQuarters(period: Period): readonly Quarter[] | undefined {
  const inside = councilYearsIn(period)
    .flatMap(quartersOf)
    .filter(({ from, to }) => from >= period.from && to <= period.to);
  return inside[0]?.from === period.from && inside.at(-1)?.to === period.to ? inside : undefined;
}
