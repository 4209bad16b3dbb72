// Section 52: how much, how long nothing may follow, and what payment in that time does.
import { addDays } from '#domain/calendar.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import type { LawTable } from '#domain/law-table.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { offenceDay } from './breach-guards.ts';
import { dayOfLine, discountUntil, itemNamed, itemsOf, linesAbout, parentOf, protectedUntil } from './clocks.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

interface Penalty {
  readonly item?: string | undefined;
  readonly offenceOn?: string | undefined;
  readonly amountPounds?: number | undefined;
  readonly discountPounds?: number | undefined;
  readonly discountDays?: number | undefined;
  readonly maximumPounds?: number | undefined;
  readonly protectedDays?: number | undefined;
}
type PenaltyGuard = (answers: Penalty, context: Context) => readonly GuardFinding[];

const block = (code: string, source: string, message: string, field?: string): GuardFinding => ({
  code,
  source,
  message,
  level: 'block',
  ...(field && { field }),
});

export const offenceDayFits: PenaltyGuard = ({ item, offenceOn }, { state }) => {
  const day = offenceDay(state, item);
  return day === undefined || offenceOn === undefined || day === offenceOn
    ? []
    : [
        block(
          'offence-day-differs',
          act('52(6)'),
          `The breach was on ${dateWords(day)}. The amount follows from that day.`,
          'offenceOn',
        ),
      ];
};

export const penaltyWithinLaw: PenaltyGuard = ({ offenceOn, amountPounds, maximumPounds }, { lawOn }) => {
  if (offenceOn === undefined) return [];
  const { penaltyMaximumPounds: most } = lawOn(offenceOn);
  const message = `On ${dateWords(offenceOn)} the law allowed at most £${most}.`;
  return [
    ...(amountPounds !== undefined && amountPounds > most
      ? [block('penalty-over-maximum', act('52(7)'), message, 'amountPounds')]
      : []),
    ...(maximumPounds !== undefined && maximumPounds !== most
      ? [block('maximum-of-another-day', act('52(7)'), `${message} Open the form again.`)]
      : []),
  ];
};

export const discountFits: PenaltyGuard = ({ amountPounds, discountPounds, discountDays }, { law }) => [
  ...((discountPounds === undefined) !== (discountDays === undefined)
    ? [
        block(
          'discount-half-said',
          act('52(8)'),
          'Give both the lower amount and its days, or neither.',
          'discountDays',
        ),
      ]
    : []),
  ...(discountDays !== undefined && (discountDays < 1 || discountDays > law.penaltyDiscountMostDays)
    ? [
        block(
          'discount-days',
          act('52(8)'),
          `The lower amount is for a payment within 1 to ${law.penaltyDiscountMostDays} days.`,
          'discountDays',
        ),
      ]
    : []),
  ...(discountPounds !== undefined && amountPounds !== undefined && discountPounds >= amountPounds
    ? [block('discount-not-lower', act('52(8)'), 'The lower amount must be lower than the penalty.', 'discountPounds')]
    : []),
];

export const protectedByLaw: PenaltyGuard = ({ protectedDays }, { law }) =>
  protectedDays !== undefined && protectedDays < law.penaltyProtectedDays
    ? [
        block(
          'protected-days',
          act('52(5)'),
          `For ${law.penaltyProtectedDays} days after the date of the penalty nothing may be brought to court.`,
        ),
      ]
    : [];

/** Nothing before the days of s.52(5) are over. */
function stillProtected(penalty: RecordItem, law: LawTable, entry: Entry): readonly GuardFinding[] {
  const until = protectedUntil(penalty, law);
  if (dayOfLine(entry) > until) return [];
  return [
    {
      code: 'penalty-protected',
      source: act('52(5)'),
      message: `No proceedings before the end of ${dateWords(until)}: until then it can be paid, and payment bars a conviction.`,
      level: 'block',
      from: addDays(until, 1),
    },
  ];
}

export function unpaidTooEarly(
  { item }: { readonly item?: string | undefined },
  { state, law, entry }: Context,
): readonly GuardFinding[] {
  const penalty = itemNamed(state, 'penalties', item);
  return penalty ? stillProtected(penalty, law, entry) : [];
}

const penaltyOf = (state: RecordState, breach: string | undefined): RecordItem | undefined =>
  itemsOf(state, 'penalties').find(({ values, status }) => values.item === breach && status !== 'withdrawn');

/** The lower amount while it is offered, then the whole (s.52(8)). */
export function owedOn(penalty: RecordItem, day: string): number {
  const { amountPounds, discountPounds } = penalty.values;
  const until = discountUntil(penalty);
  const owed = until !== undefined && day <= until ? discountPounds : amountPounds;
  return typeof owed === 'number' ? owed : 0;
}

/** In time and in full: what bars a conviction is that the penalty was paid. */
const paidInTime = (state: RecordState, penalty: RecordItem, law: LawTable): boolean =>
  linesAbout(state, penalty.id, 'penalty-paid').some(
    (paid) =>
      dayOfLine(paid) <= protectedUntil(penalty, law) &&
      Number(paid.body.paidPounds) >= owedOn(penalty, dayOfLine(paid)),
  );

/** A part would stand as the whole in every list and table. */
export function paidInPart(
  { item, paidPounds }: { readonly item?: string | undefined; readonly paidPounds?: number | undefined },
  { state, entry }: Context,
): readonly GuardFinding[] {
  const penalty = itemNamed(state, 'penalties', item);
  const owed = penalty ? owedOn(penalty, dayOfLine(entry)) : 0;
  return paidPounds === undefined || paidPounds >= owed
    ? []
    : [
        block(
          'paid-in-part',
          act('52(5) and (8)'),
          `On this day £${owed} is owed. Keep a part as a note, and record the payment when the whole has come.`,
          'paidPounds',
        ),
      ];
}

const barred = (): GuardFinding =>
  block(
    'penalty-paid',
    act('52(5)'),
    'The penalty for this breach was paid in its time: nobody may be convicted of the offence.',
  );

/** A person decides, on a penalty recorded as unpaid: it never follows by itself. */
export function referredTooEarly(
  { item }: { readonly item?: string | undefined },
  { state, law, entry }: Context,
): readonly GuardFinding[] {
  const penalty = penaltyOf(state, item);
  if (!penalty) return [];
  if (paidInTime(state, penalty, law)) return [barred()];
  const early = stillProtected(penalty, law, entry);
  if (early.length > 0) return early;
  if (penalty.status === 'paid')
    return [
      {
        code: 'paid-otherwise',
        source: act('52(5)'),
        message:
          'The penalty was paid, but late or in part. That does not bar a conviction; ask legal whether it should still go to court.',
        level: 'warn',
        field: 'item',
      },
    ];
  return penalty.status === 'unpaid'
    ? []
    : [block('penalty-not-settled', act('52(5)'), 'Record first that the penalty was not paid.')];
}

export function convictedThoughPaid(
  { item, outcome }: { readonly item?: string | undefined; readonly outcome?: string | undefined },
  { state, law }: Context,
): readonly GuardFinding[] {
  const penalty = penaltyOf(state, parentOf(state, 'prosecutions', item));
  return outcome === 'convicted' && penalty && paidInTime(state, penalty, law) ? [barred()] : [];
}
