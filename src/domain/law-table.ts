// Numbers and wording that law can change. Each version has a date; a record keeps the values of its day.
import { z } from 'zod';
import { daySchema } from './moment.ts';
import { dayOfInstant } from './calendar.ts';

export const lawTableSchema = z.strictObject({
  penaltyMaximumPounds: z.int().positive(),
  penaltyProtectedDays: z.int().positive(),
  penaltyDiscountMostDays: z.int().positive(),
  // What is younger than the first documents has a default, so that those stay readable.
  penaltyPounds: z.int().positive().default(100),
  penaltyDiscountPounds: z.int().positive().default(100),
  penaltyDiscountDays: z.int().positive().default(10),
  appealDays: z.int().positive(),
  recipientLeastAge: z.int().positive(),
  noReturnMonths: z.int().positive(),
  warningExpiryMonths: z.int().positive(),
  noticeExpiryMonths: z.int().positive(),
  noticeReviewMonths: z.int().positive().default(6),
  explanation46to51: z.string(),
  explanationVersion: z.string(),
  explanationApproved: z.boolean(),
});
export type LawTable = z.infer<typeof lawTableSchema>;

export const datedLawSchema = z.strictObject({ from: daySchema, law: lawTableSchema });
export type DatedLaw = z.infer<typeof datedLawSchema>;

/** The version in force on the local day of the instant; before the first version, the first. */
export function lawAt(versions: readonly DatedLaw[], instant: string): LawTable {
  const day = dayOfInstant(instant);
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const inForce = sorted.filter(({ from }) => from <= day).at(-1) ?? sorted[0];
  return inForce?.law ?? defaultLaw;
}

/** What the council starts from; every unverified number in the domain reference is here, to be confirmed on the desk. */
export const defaultLaw: LawTable = {
  penaltyMaximumPounds: 100,
  penaltyProtectedDays: 14,
  penaltyDiscountMostDays: 13,
  penaltyPounds: 100,
  penaltyDiscountPounds: 100,
  penaltyDiscountDays: 10,
  appealDays: 21,
  recipientLeastAge: 16,
  noReturnMonths: 3,
  warningExpiryMonths: 6,
  noticeExpiryMonths: 12,
  noticeReviewMonths: 6,
  explanation46to51:
    'DRAFT. The council must approve the wording that explains sections 46 to 51 of the Anti-social Behaviour, Crime and Policing Act 2014 before a notice is printed.',
  explanationVersion: 'Draft',
  explanationApproved: false,
};
