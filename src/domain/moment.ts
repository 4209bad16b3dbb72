// When something happened, as a person knows it: an instant, a minute, a day, a range or "before".
import { z } from 'zod';
import { instantText } from './instant.ts';

export { instantText } from './instant.ts';

export const instantSchema = z.iso.datetime({ precision: 3 });
export const daySchema = z.iso.date('Give a date');

const precisionSchema = z.enum(['exact', 'minute', 'day', 'range', 'before']);

/** `from` and `to` are UTC instants; a day runs from midnight to midnight in Europe/London; `typed` says a person entered it. */
export const momentSchema = z
  .strictObject(
    {
      from: instantSchema,
      to: instantSchema.optional(),
      precision: precisionSchema,
      typed: z.boolean(),
    },
    'Say when',
  )
  .refine(({ from, to }) => to === undefined || to >= from, {
    message: 'The end cannot be before the start',
    path: ['to'],
  })
  .refine(({ precision, to }) => to !== undefined || (precision !== 'range' && precision !== 'before'), {
    message: 'Say until when',
    path: ['to'],
  });
export type Moment = z.infer<typeof momentSchema>;

/** The phone's clock corrected by the last measured difference to the council's. */
export const momentNow = (now: number, clockOffset: number): Moment => ({
  from: instantText(now + clockOffset),
  precision: 'exact',
  typed: false,
});

export const momentOfMinute = (instant: string): Moment => ({ from: instant, precision: 'minute', typed: true });

export const momentBetween = (from: string, to: string): Moment => ({ from, to, precision: 'range', typed: true });

/** A "before" has no known beginning: it sorts by its end. */
export const momentSortKey = (moment: Moment): string =>
  moment.precision === 'before' ? (moment.to ?? moment.from) : moment.from;
