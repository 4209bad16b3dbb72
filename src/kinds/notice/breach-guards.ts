// A requirement can be breached only while it binds: not before its day, not while an appeal takes its effect away, not with an excuse.
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { numbersWords, type Part } from '#domain/part.ts';
import type { RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { type NumberedRequirement, requirementsAt, underAppeal } from './appeal-effect.ts';
import { itemNamed, issuedOn, linesAbout } from './clocks.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

interface Breach {
  readonly item?: string | undefined;
  readonly requirements?: readonly Part[] | undefined;
}

/** One finding for all of them that have the same fault. */
const block = (
  code: string,
  source: string,
  faulty: readonly { readonly number: number }[],
  words: (which: string, them: string) => string,
  field = 'requirements',
): readonly GuardFinding[] =>
  faulty.length === 0
    ? []
    : [
        {
          code,
          source,
          message: words(
            numbersWords(
              'Requirement',
              faulty.map(({ number }) => number),
            ),
            faulty.length === 1 ? 'It' : 'They',
          ),
          level: 'block',
          field,
        },
      ];

export function breachInForce(
  { item, requirements: chosen = [] }: Breach,
  { state, entry, law }: Context,
): readonly GuardFinding[] {
  const notice = itemNamed(state, 'notices', item);
  if (!notice || chosen.length === 0) return [];
  const instant = momentSortKey(entry.at);
  const day = dayOfInstant(instant);
  const { endsOn: ends } = notice.values;
  const all = requirementsAt(state, notice, instant);
  const unknown = chosen.filter(({ number }) => number > all.length);
  const reworded = chosen.filter(
    ({ number, words }) => words !== undefined && (all[number - 1]?.text ?? words) !== words,
  );
  const asked = all.filter(({ number }) => chosen.some((each) => each.number === number));
  const suspended = asked.filter((each) => isSuspended(state, notice, each, instant, law));
  const early = asked.filter((each) => isEarly(each, day));
  const last =
    early
      .flatMap(({ due }) => due ?? [])
      .toSorted()
      .at(-1) ?? day;
  return [
    ...block(
      'no-such-requirement',
      act('48'),
      unknown,
      () => `The notice has ${all.length} requirements on that day. Choose from them.`,
    ),
    ...block(
      'requirement-reworded',
      act('48'),
      reworded,
      (which) => `${which} did not read so on the day of the breach. Choose again.`,
    ),
    // By when it was, which the form asks last: what holds now must not stop who tells of an earlier day.
    ...(day < issuedOn(state, notice)
      ? block(
          'not-in-force',
          act('48'),
          chosen,
          () => `The notice counts as issued on ${dateWords(issuedOn(state, notice))}.`,
          'at',
        )
      : []),
    ...(typeof ends === 'string' && day > ends
      ? block(
          'term-over',
          act('48'),
          chosen,
          () => `The notice says that it has effect until ${dateWords(ends)}.`,
          'at',
        )
      : []),
    ...block(
      'requirement-suspended',
      act('46(3)'),
      suspended,
      (which, them) =>
        `${which} had no effect then: an appeal was in progress. ${them} cannot be breached until that ends.`,
      'at',
    ),
    ...block(
      'not-due-yet',
      act('43(8) and 48'),
      early,
      (which, them) => `${which}: due by ${dateWords(last)}. ${them} can be breached from the day after.`,
    ).map((finding) => ({ ...finding, from: addDays(last, 1) })),
  ];
}

const isSuspended = (...asked: Parameters<typeof underAppeal>): boolean => underAppeal(...asked) === 'suspended';
const isEarly = ({ type, due }: NumberedRequirement, day: string): boolean =>
  type !== 'stop' && due !== undefined && day <= due;

/** Whether the requirement can be breached at that instant. */
export const bindsAt = (...asked: Parameters<typeof underAppeal>): boolean =>
  !isSuspended(...asked) && !isEarly(asked[2], dayOfInstant(asked[3]));

export const excuseIsReasonable = (excuse: unknown): boolean => excuse === 'reasonable' || excuse === 'steps-taken';

/** With all reasonable steps taken or another reasonable excuse there is no offence, so nothing may follow from one. */
export function noOffence(
  { item }: { readonly item?: string | undefined },
  { state }: Context,
): readonly GuardFinding[] {
  const answered = item ? linesAbout(state, item, 'breach-evidenced').at(-1)?.body.excuse : undefined;
  if (!excuseIsReasonable(answered)) return [];
  return [
    {
      code: 'reasonable-excuse',
      source: act('48'),
      message:
        'The evidence says there were reasonable steps or a reasonable excuse. Then it is no offence: close the breach.',
      level: 'block',
    },
  ];
}

/** The local day on which the breach happened. */
export function offenceDay(state: RecordState, breach: string | undefined): string | undefined {
  const item = itemNamed(state, 'breaches', breach);
  return item && dayOfInstant(momentSortKey(item.at));
}
