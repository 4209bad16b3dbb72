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
  /** Which “do” and “achieve” requirements have no effect meanwhile: each, or those alone that the appeal names. */
  appealSuspends: z.enum(['every', 'named']).default('every'),
  /** s.47, the amount claimed for work: not verified. */
  costsAppealDays: z.int().positive().default(21),
  /** s.55(4)-(5) with s.7 Interpretation Act 1978: not verified. */
  postalServiceDays: z.int().positive().max(60).default(2),
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
export function inForceAt<T extends { readonly from: string }>(versions: readonly T[], instant: string): T | undefined {
  const day = dayOfInstant(instant);
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.findLast(({ from }) => from <= day) ?? sorted[0];
}

export const lawAt = (versions: readonly DatedLaw[], instant: string): LawTable =>
  inForceAt(versions, instant)?.law ?? defaultLaw;

/** What the sections say in outline, without any figure that nobody has checked; the council approves its own. */
const DRAFT_EXPLANATION = [
  'DRAFT, to be approved by the council before a notice is printed.',
  'Section 46 (appeals). You may appeal to a magistrates’ court against this notice. While an appeal is in progress, a requirement to stop doing something stays in force unless the court orders otherwise; any other requirement has no effect. The court must quash the notice, modify it or dismiss the appeal.',
  'Section 47 (remedial action). If you do not comply, the council may have work carried out on land that is open to the air. Elsewhere it must first give you a notice of the work and its estimated cost and have the consent of you and of the owner.',
  'Section 48 (offence). Failing to comply with this notice is an offence, unless you took all reasonable steps to comply or have another reasonable excuse. On conviction a court may impose a fine.',
  'Section 49 (remedial orders). A court that convicts you may order you to carry out work, or to let the council carry it out.',
  'Section 50 (forfeiture). A court that convicts you may order an item used in the offence to be forfeited.',
  'Section 51 (seizure). A justice of the peace may issue a warrant to seize an item used in the offence.',
].join('\n\n');

/** What the council starts from; every unverified number in the domain reference is here, to be confirmed on the desk. */
export const defaultLaw: LawTable = {
  penaltyMaximumPounds: 100,
  penaltyProtectedDays: 14,
  penaltyDiscountMostDays: 13,
  penaltyPounds: 100,
  penaltyDiscountPounds: 100,
  penaltyDiscountDays: 10,
  appealDays: 21,
  appealSuspends: 'every',
  costsAppealDays: 21,
  postalServiceDays: 2,
  recipientLeastAge: 16,
  noReturnMonths: 3,
  warningExpiryMonths: 6,
  noticeExpiryMonths: 12,
  noticeReviewMonths: 6,
  explanation46to51: DRAFT_EXPLANATION,
  explanationVersion: 'Draft',
  explanationApproved: false,
};
