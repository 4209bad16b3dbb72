// Section 43(5): a notice only after a written warning, enough time, and an effect that continues all the same.
import { dateWords } from '#domain/format-moment.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { Temporal } from '#domain/temporal.ts';
import { act } from './act.ts';
import { type Requirement, requirementsSchema } from './requirements.ts';
import { itemsOf, timeEndOf } from './warning-rules.ts';

interface Answers {
  readonly warningSource?: string | undefined;
  readonly follows?: readonly string[] | undefined;
  readonly otherServedOn?: string | undefined;
  readonly otherTimeEnded?: string | undefined;
  readonly sameRecipient?: boolean | undefined;
  readonly evidenceOn?: string | undefined;
  readonly requirements?: readonly Requirement[] | undefined;
}
interface Context extends GuardContext {
  readonly entry: Entry;
}
type NoticeGuard = (answers: Answers, context: Context) => readonly GuardFinding[];

const WARNING_FIRST = act('43(5)');
const dayOf = ({ at }: Entry): string => dayOfInstant(momentSortKey(at));

const followedBy = ({ warningSource, follows }: Answers, state: RecordState): readonly RecordItem[] =>
  warningSource === 'ours' ? itemsOf(state, 'warnings').filter(({ id }) => follows?.includes(id)) : [];

/** The last day of the time that every followed warning gave; undefined until it is known. */
function timeEnded(answers: Answers, state: RecordState): string | undefined {
  if (answers.warningSource === 'other-agency') return answers.otherTimeEnded;
  return followedBy(answers, state)
    .flatMap((warning) => timeEndOf(state, warning) ?? [])
    .toSorted()
    .at(-1);
}

export const warningFollowed: NoticeGuard = (answers, { state }) => {
  if (answers.warningSource === 'other-agency') {
    if (answers.sameRecipient === true) return [];
    return [
      {
        code: 'other-recipient',
        source: WARNING_FIRST,
        message: 'The warning must have been given to the same person or body. Tick it, or give them a warning first.',
        level: 'block',
        field: 'sameRecipient',
      },
    ];
  }
  if (followedBy(answers, state).length > 0) return [];
  return [
    {
      code: 'no-warning',
      source: WARNING_FIRST,
      message: 'A notice needs a written warning before it. Choose the warning, or serve one first.',
      level: 'block',
      field: 'follows',
    },
  ];
};

const statusMessages: Readonly<Record<string, string>> = {
  open: 'The warning has not been served. Serve it and give it time first.',
  complied: 'The warning was complied with. A new effect needs a new warning.',
};

export const warningsServed: NoticeGuard = (answers, { state }) =>
  followedBy(answers, state).flatMap(({ status }) => {
    const message = statusMessages[status];
    return message
      ? [{ code: `warning-${status}`, source: WARNING_FIRST, message, level: 'block' as const, field: 'follows' }]
      : [];
  });

export const timeOver: NoticeGuard = (answers, { state, entry }) => {
  const end = timeEnded(answers, state);
  if (end === undefined || end < dayOf(entry)) return [];
  return [
    {
      code: 'time-not-over',
      source: act('43(5)(b)'),
      message: `The time given by the warning runs until ${dateWords(end)}. A notice can follow from the day after.`,
      level: 'block',
      field: answers.warningSource === 'other-agency' ? 'otherTimeEnded' : 'follows',
    },
  ];
};

export const freshEvidence: NoticeGuard = (answers, { state, entry }) => {
  const { evidenceOn } = answers;
  const end = timeEnded(answers, state);
  if (evidenceOn === undefined || end === undefined || (evidenceOn > end && evidenceOn <= dayOf(entry))) return [];
  return [
    {
      code: 'no-fresh-evidence',
      source: act('43(5)(b)'),
      message: `Evidence must be from after the time given (${dateWords(end)}) and not from the future. Give the date of newer evidence.`,
      level: 'block',
      field: 'evidenceOn',
    },
  ];
};

/** Practice, not statute: what is required should be what was warned of. */
export const requirementsChanged: NoticeGuard = (answers, { state }) => {
  const warned = followedBy(answers, state).flatMap(
    ({ values }) => requirementsSchema.safeParse(values.requirements).data ?? [],
  );
  const texts = new Set(warned.map(({ text }) => text));
  const added = (answers.requirements ?? []).filter(({ text }) => !texts.has(text));
  if (warned.length === 0 || added.length === 0) return [];
  return [
    {
      code: 'requirements-changed',
      source: 'Council rule: a notice requires what the warning asked',
      message: `${added.length === 1 ? 'One requirement is' : `${added.length} requirements are`} not in the warning. Keep the words of the warning, or be ready to say why they changed.`,
      level: 'warn',
      field: 'requirements',
    },
  ];
};

export const warningOld: NoticeGuard = (answers, { state, law, entry }) => {
  const issued = followedBy(answers, state).map(({ at }) => dayOfInstant(momentSortKey(at)));
  const oldest = Temporal.PlainDate.from(dayOf(entry)).subtract({ months: law.warningExpiryMonths }).toString();
  if (!issued.some((day) => day < oldest)) return [];
  return [
    {
      code: 'warning-old',
      source: 'Council rule: how long a warning lasts',
      message: `The warning is more than ${law.warningExpiryMonths} months old. Ask your manager whether it still stands.`,
      level: 'warn',
      field: 'follows',
    },
  ];
};

export const explanationDraft: NoticeGuard = (_answers, { law }) =>
  law.explanationApproved
    ? []
    : [
        {
          code: 'explanation-not-approved',
          source: act('43(7)(b)'),
          message:
            'The council has not approved its explanation of sections 46 to 51. A notice without it is open to appeal.',
          level: 'warn',
          field: 'explanation',
        },
      ];
