// How the cells of an earlier year's CSV are read. Each schema says what to write, and the row's path names the column.
import { z } from 'zod';
import type { Choice } from '#domain/choice.ts';
import { instantText, type Moment, momentOfMinute } from '#domain/moment.ts';
import { instantOfLocal, momentOfDay } from '#domain/calendar.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(\.\d+)?)?$/;
const WHEN = 'Write a date (2020-04-02), a local time (2020-04-02T10:30) or a time with its zone (2020-04-02T10:30Z)';

/** A day keeps the precision of a day; a time without a zone is Europe/London. */
export const momentCell = z.string(WHEN).transform((text, context): Moment => {
  const moment = momentOfText(text);
  if (moment) return moment;
  context.addIssue({ code: 'custom', message: WHEN });
  return z.NEVER;
});

function momentOfText(text: string): Moment | undefined {
  if (DAY.test(text)) return z.iso.date().safeParse(text).success ? momentOfDay(text) : undefined;
  const [, day, time] = LOCAL.exec(text) ?? [];
  if (day && time && z.iso.datetime({ local: true }).safeParse(`${day}T${time}`).success)
    return momentOfMinute(instantOfLocal(`${day}T${time}`));
  const zoned = z.iso.datetime({ offset: true }).safeParse(text);
  return zoned.success ? momentOfMinute(instantText(Date.parse(zoned.data))) : undefined;
}

export const countCell = z
  .string('Write a whole number')
  .regex(/^\d{1,6}$/, 'Write a whole number')
  .transform(Number);

export const degreesCell = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d+)?$/, 'Write degrees as a decimal number')
    .transform(Number)
    .refine((value) => Math.abs(value) <= most, `Write degrees between -${most} and ${most}`);

/** One of the values, or the words on screen for it, in any letter case. */
export const choiceCell = <Value extends string>(choices: readonly Choice<Value>[]) =>
  z.string(oneOf(choices)).transform((text, context): Value => {
    const wanted = text.toLowerCase();
    const choice = choices.find(({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted);
    if (choice) return choice.value;
    context.addIssue({ code: 'custom', message: oneOf(choices) });
    return z.NEVER;
  });

const oneOf = (choices: readonly Choice[]): string =>
  `Write one of: ${choices
    .filter(({ offered }) => offered !== false)
    .map(({ value }) => value)
    .join(', ')}`;
