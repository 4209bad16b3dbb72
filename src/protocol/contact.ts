// What every contact of a phone tells the council about itself, so that lost storage is noticed.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';

export const contactSchema = z.strictObject({
  /** The highest seq ever saved under this enrolment, kept apart from the database as well. */
  lastSeq: z.coerce.number().int().nonnegative(),
  waiting: z.coerce.number().int().nonnegative(),
  /** The answer of `navigator.storage.persist()`. */
  persisted: z.enum(['yes', 'no', 'unknown']),
  version: z.string().max(40),
  /** The version of the newest key set that it holds. */
  keySet: z.coerce.number().int().positive().optional(),
  /** The wipe has begun: the keys are destroyed, and what still waits is only delivered. */
  keys: z.enum(['gone']).optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Closed ranges of seq. */
export const rangesSchema = z.array(z.tuple([z.int().positive(), z.int().positive()]));
export type Ranges = z.infer<typeof rangesSchema>;

/** What every push and pull answer says of what the council holds for the enrolment. */
export const holdingSchema = z.object({
  have: rangesSchema,
  haveAccess: rangesSchema,
  /** The highest seq up to which all are in a verified backup; 0 before the first. */
  safeThrough: z.int().nonnegative(),
  /** The council's clock. */
  now: z.iso.datetime({ precision: 3 }),
  /** Another one means that the council was restored from a backup, which may be older than what it has receipted. */
  incarnation: idSchema,
  keySetVersion: z.int().positive(),
  /** The manager asked for this phone to be wiped. */
  wipe: z.boolean(),
});
export type Holding = z.infer<typeof holdingSchema>;

export const inRanges = (ranges: Ranges, seq: number): boolean =>
  ranges.some(([first, last]) => seq >= first && seq <= last);
