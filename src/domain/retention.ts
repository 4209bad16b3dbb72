// How long a record is kept once it has ended. No law gives one period for these records, so each council gives its own.
import { z } from 'zod';
import { Temporal } from './temporal.ts';

const YEARS = 'Enter whole years, from 1 to 99';

/** Years by the name of a kind; a kind that is not in it is kept until the council decides. */
export const retentionSchema = z.record(z.string(), z.int(YEARS).min(1, YEARS).max(99, YEARS));
export type Retention = z.infer<typeof retentionSchema>;

/** What ended before this day is over its time. */
export const keptSince = (today: string, years: number): string =>
  Temporal.PlainDate.from(today).subtract({ years }).toString();
