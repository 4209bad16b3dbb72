import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { type Moment, momentSortKey } from '#domain/moment.ts';
import { Temporal } from '#domain/temporal.ts';
import { lastRequestTo } from './binding.ts';

interface Joining {
  readonly item?: string | undefined;
  readonly into?: string | undefined;
}

export const intoItself = ({ item, into }: Joining): readonly GuardFinding[] =>
  item === undefined || item !== into
    ? []
    : [
        {
          code: 'group-into-itself',
          source: 'Council rule: groups are told apart',
          message: 'A group cannot join itself. Choose the other group.',
          level: 'block',
          field: 'into',
        },
      ];

interface Returning {
  readonly returnOf?: string | undefined;
  readonly arrived?: Moment | undefined;
}

/** Coming back is a new stay; within the period that a request or a direction began, it may be an offence as well. */
export function backWithinPeriod(
  { returnOf, arrived }: Returning,
  { state, law, entry }: GuardContext & { readonly entry: Entry },
): readonly GuardFinding[] {
  const asked = returnOf === undefined ? undefined : lastRequestTo(state, returnOf);
  if (!asked) return [];
  const day = dayOfInstant(momentSortKey(asked.at));
  const last = lastDayOfNoReturn(day, law.noReturnMonths);
  if (dayOfInstant(momentSortKey(arrived ?? entry.at)) > last) return [];
  return [
    {
      code: 'back-within-period',
      source: 'Criminal Justice and Public Order Act 1994, ss.60C and 77',
      message: `They were told to leave on ${dateWords(day)} and are back before ${dateWords(addDays(last, 1))}, the end of the period in the council’s settings. It may be an offence: tell the manager, who checks the period in force.`,
      level: 'warn',
      field: 'returnOf',
    },
  ];
}

/** The period begins with the day of the request itself. */
export const lastDayOfNoReturn = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).subtract({ days: 1 }).toString();
