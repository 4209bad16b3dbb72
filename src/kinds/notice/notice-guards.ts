// Section 43(5): a notice only after a written warning, enough time, and an effect that continues all the same.
import { dateWords } from '#domain/format-moment.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { addDays } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { Temporal } from '#domain/temporal.ts';
import { act } from './act.ts';
import { type Found, type Requirement, requirementsSchema } from './requirements.ts';
import { dayOfLine, issuedOn, itemsOf, linesAbout, timeEndOf } from './clocks.ts';

interface Answers {
  readonly warningSource?: string | undefined;
  readonly follows?: readonly string[] | undefined;
  readonly otherServedOn?: string | undefined;
  readonly otherTimeEnded?: string | undefined;
  readonly sameRecipient?: boolean | undefined;
  readonly evidenceOn?: string | undefined;
  readonly requirements?: readonly Requirement[] | undefined;
  readonly continuing?: readonly Found[] | undefined;
  readonly consultations?: readonly { readonly on: string }[] | undefined;
  readonly explanation?: string | undefined;
}
interface Context extends GuardContext {
  readonly entry: Entry;
}
export type NoticeGuard = (answers: Answers, context: Context) => readonly GuardFinding[];

/** The statuses of a warning that a notice may follow. */
export const FOLLOWED: readonly string[] = ['served', 'not-complied'];

export const WARNING_FIRST = act('43(5)');
const dayOf: (entry: Entry) => string = dayOfLine;

export const followedBy = ({ warningSource, follows }: Answers, state: RecordState): readonly RecordItem[] =>
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
      // Only where there is one to choose can the form put it right.
      ...(itemsOf(state, 'warnings').some(({ status }) => FOLLOWED.includes(status)) && { field: 'follows' }),
    },
  ];
};

const statusMessages: Readonly<Record<string, string>> = {
  open: 'The warning has not been served. Serve it and give it time first.',
  complied: 'The warning was complied with. A new effect needs a new warning.',
  withdrawn: 'The warning was withdrawn. Give a new one first.',
  expired: 'The warning has lapsed. Give a new one first.',
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
      from: addDays(end, 1),
    },
  ];
};

/** Another agency's warning gave time as well, after it was given and before this day. */
export const otherWarningDays: NoticeGuard = ({ warningSource, otherServedOn, otherTimeEnded }, { entry }) => {
  if (warningSource !== 'other-agency' || otherServedOn === undefined) return [];
  const early = otherServedOn > dayOf(entry);
  if (!early && (otherTimeEnded === undefined || otherTimeEnded >= otherServedOn)) return [];
  return [
    {
      code: 'other-warning-days',
      source: WARNING_FIRST,
      message: early
        ? 'Their warning is dated after this day. A notice needs a warning before it.'
        : 'The time they gave ends before the day they gave it. Ask them for both days.',
      level: 'block',
      field: early ? 'otherServedOn' : 'otherTimeEnded',
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

/** The effect is judged requirement by requirement: where every one was met, nothing continues. */
export const nothingContinues: NoticeGuard = ({ continuing }) =>
  continuing && continuing.length > 0 && continuing.every(({ met }) => met === 'met')
    ? [
        {
          code: 'nothing-continues',
          source: act('43(5)(b)'),
          message: 'Everything the warning asked is met. A notice needs an effect that continues.',
          level: 'block',
          field: 'continuing',
        },
      ]
    : [];

/** Judged one by one: where nobody found any unmet, that is no evidence that the effect continues. */
export const noneUnmet: NoticeGuard = (answers, { state }) => {
  const found = answers.continuing ?? [];
  const allMet = found.length > 0 && found.every(({ met }) => met === 'met');
  if (allMet || found.some(({ met }) => met === 'not-met') || warnedOf(answers, state).length === 0) return [];
  return [
    {
      code: 'none-unmet',
      source: act('43(5)(b)'),
      message:
        'Nothing that the warning asked is found unmet. Be ready to show by other evidence that the effect continues.',
      level: 'warn',
      field: 'continuing',
    },
  ];
};

const CARRIED = 'Council rule: a notice requires what the warning asked';
const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text.slice(0, 80)}”`).join(', ');

const warnedOf = (answers: Answers, state: RecordState): readonly Requirement[] =>
  followedBy(answers, state).flatMap(({ values }) => requirementsSchema.safeParse(values.requirements).data ?? []);

/** Practice, not statute: what is required should be what was warned of. */
export const requirementsChanged: NoticeGuard = (answers, { state }) => {
  const warned = warnedOf(answers, state).map(({ text }) => text);
  const required = (answers.requirements ?? []).map(({ text }) => text);
  const added = required.filter((text) => !warned.includes(text));
  const left = warned.filter((text) => !required.includes(text));
  if (warned.length === 0 || added.length === 0) return [];
  return [
    {
      code: 'requirements-changed',
      source: CARRIED,
      message: `Not in the warning: ${quoted(added)}.${left.length > 0 ? ` Left out: ${quoted(left)}.` : ''} Keep the words of the warning, or be ready to say why they changed.`,
      level: 'warn',
      field: 'requirements',
    },
  ];
};

/** s.43(4): only what is reasonable to prevent the effect; what was met already needs a reason to be imposed again. */
export const requirementMet: NoticeGuard = ({ continuing, requirements }) => {
  const met = (continuing ?? []).flatMap(({ requirement, met: is }) => (is === 'met' ? [requirement] : []));
  const again = (requirements ?? []).filter(({ text }) => met.includes(text.slice(0, 300))).map(({ text }) => text);
  if (again.length === 0) return [];
  return [
    {
      code: 'requirement-met',
      source: act('43(4)'),
      message: `Met after the warning: ${quoted(again)}. Require it again only if it is likely to recur.`,
      level: 'warn',
      field: 'requirements',
    },
  ];
};

/** The warning must have gone to the same person or body: a name put right since may be another person. */
export const recipientCorrected: NoticeGuard = (answers, { state }) => {
  const served = followedBy(answers, state).map(
    ({ id }) => linesAbout(state, id, 'warning-served').at(0)?.at.from ?? '',
  );
  const corrected = state.timeline.some(
    ({ type, body, outcome, at }) =>
      type === 'amended' &&
      outcome === 'effect' &&
      served.some((when) => when <= at.from) &&
      /"details\/recipient(Name|Type)"/.test(JSON.stringify(body.changes)),
  );
  if (!corrected) return [];
  return [
    {
      code: 'recipient-corrected',
      source: WARNING_FIRST,
      message: 'The recipient was corrected after the warning was served. Be sure that it is the same person or body.',
      level: 'warn',
      field: 'follows',
    },
  ];
};

export const consultedLate: NoticeGuard = ({ consultations }, { entry }) =>
  consultations?.some(({ on }) => on > dayOf(entry))
    ? [
        {
          code: 'consulted-late',
          source: act('43(6)'),
          message: 'Whoever is told must be told before the notice is issued. Check the day.',
          level: 'block',
          field: 'consultations',
        },
      ]
    : [];

export const warningOld: NoticeGuard = (answers, { state, law, entry }) => {
  const theirs = answers.warningSource === 'other-agency' ? answers.otherServedOn : undefined;
  const issued = [
    ...followedBy(answers, state).map((warning) => issuedOn(state, warning)),
    ...(theirs ? [theirs] : []),
  ];
  const oldest = Temporal.PlainDate.from(dayOf(entry)).subtract({ months: law.warningExpiryMonths }).toString();
  if (!issued.some((day) => day < oldest)) return [];
  return [
    {
      code: 'warning-old',
      source: 'Council rule: how long a warning lasts',
      message: `The warning is more than ${law.warningExpiryMonths} months old. Ask your manager whether it still stands.`,
      level: 'warn',
      field: theirs ? 'otherServedOn' : 'follows',
    },
  ];
};
