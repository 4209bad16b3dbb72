// A requirement can be breached only while it binds: not before its day, not while an appeal takes its effect away, not with an excuse.
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { isSuspended, requirementsAt } from './appeal-effect.ts';
import { itemNamed, issuedOn, linesAbout } from './clocks.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

interface Breach {
  readonly item?: string | undefined;
  readonly requirement?: number | undefined;
}

export function breachInForce({ item, requirement }: Breach, { state, entry }: Context): readonly GuardFinding[] {
  const notice = itemNamed(state, 'notices', item);
  if (!notice || requirement === undefined) return [];
  const instant = momentSortKey(entry.at);
  const day = dayOfInstant(instant);
  const all = requirementsAt(state, notice, instant);
  const asked = all[requirement - 1];
  const block = (code: string, source: string, message: string, from?: string): GuardFinding => ({
    code,
    source,
    message,
    level: 'block',
    field: 'requirement',
    ...(from && { from }),
  });
  if (!asked)
    return [
      block('no-such-requirement', act('48'), `The notice has ${all.length} requirements. Give the number of one.`),
    ];
  return [
    ...(day < issuedOn(state, notice)
      ? [block('not-in-force', act('48'), `The notice counts as issued on ${dateWords(issuedOn(state, notice))}.`)]
      : []),
    ...(isSuspended(state, notice, asked, instant)
      ? [
          block(
            'requirement-suspended',
            act('46(3)'),
            `Requirement ${requirement} had no effect then: an appeal was in progress. It cannot be breached until that ends.`,
          ),
        ]
      : []),
    ...(asked.type !== 'stop' && asked.due !== undefined && day <= asked.due
      ? [
          block(
            'not-due-yet',
            act('43(8) and 48'),
            `Requirement ${requirement} is due by ${dateWords(asked.due)}. It can be breached from the day after.`,
            addDays(asked.due, 1),
          ),
        ]
      : []),
  ];
}

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
