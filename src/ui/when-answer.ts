// How a person says when something happened. A half-given answer must survive in a draft, so it is kept as given;
// `momentOfWhen` makes the moment of it.
import { z } from 'zod';
import { type Moment, momentBetween, momentOfMinute, momentSchema } from '#domain/moment.ts';
import { instantOfLocal, localOfInstant, momentOfDay } from '#domain/calendar.ts';

export const whenModes = ['now', 'time', 'day', 'range', 'before'] as const;
export type WhenMode = (typeof whenModes)[number];

const localSchema = z.object({ day: z.string(), time: z.string() });
export type LocalTime = z.infer<typeof localSchema>;

export const whenAnswerSchema = z.object({
  mode: z.enum(whenModes),
  /** The instant at which "Now" was pressed; without it, now is when the form is saved. */
  taken: momentSchema.optional(),
  from: localSchema.optional(),
  to: localSchema.optional(),
});
export type WhenAnswer = z.infer<typeof whenAnswerSchema>;

export const whenOf = (value: unknown): WhenAnswer | undefined => whenAnswerSchema.safeParse(value).data;

/** The moment, or what is still wrong in words that say what to do. */
export function momentOfWhen(
  answer: WhenAnswer,
  now: Moment,
): { readonly moment: Moment } | { readonly problem: string } {
  const { mode, taken, from, to } = answer;
  if (mode === 'now') return { moment: taken ?? now };
  const problem = localProblem(from, mode !== 'day') ?? (mode === 'range' ? localProblem(to, true) : undefined);
  if (problem || !from) return { problem: problem ?? ENTER_DATE };
  if (mode === 'day') return { moment: momentOfDay(from.day) };
  const first = instantOf(from);
  if (mode === 'time') return { moment: momentOfMinute(first) };
  if (mode === 'before') return { moment: { from: first, to: first, precision: 'before', typed: true } };
  const last = to ? instantOf(to) : first;
  return last < first ? { problem: 'The second time must be after the first' } : { moment: momentBetween(first, last) };
}

export function whenOfMoment(moment: Moment): WhenAnswer {
  switch (moment.precision) {
    case 'exact':
      return { mode: 'now', taken: moment };
    case 'minute':
      return { mode: 'time', from: localOf(moment.from) };
    case 'day':
      return { mode: 'day', from: localOf(moment.from) };
    case 'range':
      return { mode: 'range', from: localOf(moment.from), to: localOf(moment.to ?? moment.from) };
    case 'before':
      return { mode: 'before', from: localOf(moment.to ?? moment.from) };
  }
}

const ENTER_DATE = 'Enter a real date, for example 27 3 2026';

function localProblem(local: LocalTime | undefined, withTime: boolean): string | undefined {
  if (!z.iso.date().safeParse(local?.day).success) return ENTER_DATE;
  return withTime && !/^([01]\d|2[0-3]):[0-5]\d$/.test(local?.time ?? '')
    ? 'Enter a time, for example 09:30'
    : undefined;
}

const instantOf = ({ day, time }: LocalTime): string => instantOfLocal(`${day}T${time}`);

function localOf(instant: string): LocalTime {
  const [day = '', time = ''] = localOfInstant(instant).split('T');
  return { day, time: time.slice(0, 5) };
}
