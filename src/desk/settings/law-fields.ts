import type { LawTable } from '#domain/law-table.ts';

type NumberKey = { [Key in keyof LawTable]: LawTable[Key] extends number ? Key : never }[keyof LawTable];

export interface LawField {
  readonly key: NumberKey;
  readonly label: string;
  readonly unit: string;
  readonly hint: string;
  /** Not seen in the text of the Act by those who made Wardbook, or a choice of the council's own. */
  readonly unverified: boolean;
}

export const lawFields: readonly LawField[] = [
  {
    key: 'penaltyMaximumPounds',
    label: 'Fixed penalty, most',
    unit: 'pounds',
    hint: 's.52(7) said £100; Parliament was asked for £500',
    unverified: true,
  },
  {
    key: 'penaltyProtectedDays',
    label: 'No proceedings after a fixed penalty for',
    unit: 'days',
    hint: 's.52: 14 days from the date of the penalty notice',
    unverified: false,
  },
  {
    key: 'penaltyDiscountMostDays',
    label: 'Discount for paying within, most',
    unit: 'days',
    hint: 'Shorter than the days without proceedings',
    unverified: false,
  },
  {
    key: 'penaltyPounds',
    label: 'Fixed penalty your council asks',
    unit: 'pounds',
    hint: 'Never above the most. Printed on a penalty and frozen there',
    unverified: true,
  },
  {
    key: 'penaltyDiscountPounds',
    label: 'The same when paid early',
    unit: 'pounds',
    hint: 'The same amount if your council gives no discount',
    unverified: true,
  },
  {
    key: 'penaltyDiscountDays',
    label: 'Early is within',
    unit: 'days',
    hint: 's.52(8): fewer than 14',
    unverified: true,
  },
  {
    key: 'appealDays',
    label: 'Appeal against a notice within',
    unit: 'days',
    hint: 's.46: 21 days beginning with the day of issue',
    unverified: false,
  },
  {
    key: 'costsAppealDays',
    label: 'Appeal against the costs of work within',
    unit: 'days',
    hint: 's.47: said to be 21 days. Only a reminder: it is printed nowhere',
    unverified: true,
  },
  {
    key: 'postalServiceDays',
    label: 'What is posted counts as issued after',
    unit: 'working days',
    hint: 's.55, with s.7 Interpretation Act 1978. No Saturday, Sunday or bank holiday. A manager can correct it for each',
    unverified: true,
  },
  {
    key: 'recipientLeastAge',
    label: 'Youngest recipient',
    unit: 'years',
    hint: 's.43(1): 16 or over',
    unverified: false,
  },
  {
    key: 'noReturnMonths',
    label: 'No return to land after a direction for',
    unit: 'months',
    hint: 'Was 3, then 12; a change back was announced',
    unverified: true,
  },
  {
    key: 'warningExpiryMonths',
    label: 'A warning lapses after',
    unit: 'months',
    hint: 'Your council’s rule',
    unverified: true,
  },
  {
    key: 'noticeExpiryMonths',
    label: 'A notice lapses after',
    unit: 'months',
    hint: 'Your council’s rule',
    unverified: true,
  },
  {
    key: 'noticeReviewMonths',
    label: 'A notice is looked at again after',
    unit: 'months',
    hint: 'Your council’s rule: are its requirements still right?',
    unverified: true,
  },
];
