// The days that a paper names must be days that can be kept: not passed, not before the time given, not after its own end.
import type { Entry } from '#domain/entry.ts';
import { dateWords } from '#domain/format-moment.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { requirementsAt } from './appeal-effect.ts';
import { dayOfLine, issuedOn, itemNamed, itemsOf, timeEndOf } from './clocks.ts';
import { type Requirement, readRequirements } from './requirements.ts';

interface Context extends GuardContext {
  readonly entry: Entry;
}

interface Days {
  readonly requirements?: readonly Requirement[] | undefined;
  readonly complianceDate?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly follows?: readonly string[] | undefined;
}

const HAPPENED = 'Council rule: what is recorded has happened';
const LASTS = 'Council rule: a notice lasts as long as the time it gives';
const quoted = (text: string): string => `“${text.slice(0, 80)}”`;

/** Of a warning the time must be enough (s.43(5)(b)); a notice with a period that nobody can keep is defective (s.46(1)). */
export const duePassed =
  (section: '43(5)(b)' | '43(8)', level: GuardFinding['level']) =>
  ({ requirements = [] }: Days, { entry }: Context): readonly GuardFinding[] => {
    const passed = requirements.find(({ due }) => due !== undefined && due < dayOfLine(entry));
    if (!passed?.due) return [];
    return [
      {
        code: 'due-passed',
        source: act(section),
        message: `${quoted(passed.text)} is due by ${dateWords(passed.due)}, before this day. Give a day that can be kept.`,
        level,
        field: 'requirements',
      },
    ];
  };

/** The whole time given is said first on a warning: a requirement that has longer makes nobody sure of either. */
export const dueAfterTime = ({ requirements = [], complianceDate }: Days): readonly GuardFinding[] => {
  const later = requirements.find(
    ({ due }) => due !== undefined && complianceDate !== undefined && due > complianceDate,
  );
  if (!later?.due) return [];
  return [
    {
      code: 'due-after-time',
      source: act('43(5)(b)'),
      message: `${quoted(later.text)} has until ${dateWords(later.due)}, longer than the time given. Give time until then, or an earlier day.`,
      level: 'warn',
      field: 'complianceDate',
    },
  ];
};

/** Enough time is judged for each requirement: the warning may have given one of them longer. */
export const dueInWarning = (
  { requirements = [], follows = [] }: Days,
  { state, entry }: Context,
): readonly GuardFinding[] => {
  const warned = itemsOf(state, 'warnings')
    .filter(({ id }) => follows.includes(id))
    .flatMap(({ values }) => readRequirements(values.requirements) ?? []);
  const running = warned.find(
    ({ text, due }) => due !== undefined && due >= dayOfLine(entry) && requirements.some((each) => each.text === text),
  );
  if (!running?.due) return [];
  return [
    {
      code: 'due-in-warning',
      source: act('43(5)(b)'),
      message: `The warning gives until ${dateWords(running.due)} for ${quoted(running.text)}. Leave it out until then, or be ready to say why that was time enough.`,
      level: 'warn',
      field: 'requirements',
    },
  ];
};

export const endsBefore = (
  { requirements = [], complianceDate, endsOn }: Days,
  { entry }: Context,
): readonly GuardFinding[] => {
  const last = [dayOfLine(entry), complianceDate, ...requirements.map(({ due }) => due)]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1);
  if (endsOn === undefined || last === undefined || endsOn >= last) return [];
  return [
    {
      code: 'ends-before',
      source: LASTS,
      message: `It would end on ${dateWords(endsOn)}, before ${dateWords(last)}, until when it gives time. Give a later end, or none.`,
      level: 'block',
      field: 'endsOn',
    },
  ];
};

/** Written days ago and handed over only now. It is recorded all the same: what was served was served. */
export const daysGoneAtService = (
  { item }: { readonly item?: string | undefined },
  { state, entry }: Context,
): readonly GuardFinding[] => {
  const notice = itemNamed(state, 'notices', item);
  const day = dayOfLine(entry);
  const gone =
    notice && requirementsAt(state, notice, momentSortKey(entry.at)).find(({ due }) => due !== undefined && due < day);
  if (!gone?.due) return [];
  return [
    {
      code: 'days-gone-at-service',
      source: act('46(1)'),
      message: `It gives until ${dateWords(gone.due)} for ${quoted(gone.text)}, and that day is over. Do not hand it over: write a new one, with days that can be kept.`,
      level: 'warn',
      field: 'item',
    },
  ];
};

interface Check {
  readonly item?: string | undefined;
  readonly finding?: string | undefined;
  readonly evidenceOn?: string | undefined;
  readonly extendedTo?: string | undefined;
}

/** More time never ends sooner: a notice would follow before the day that the recipient was told. */
export const noMoreTime = ({ item, finding, extendedTo }: Check, { state }: Context): readonly GuardFinding[] => {
  const end = endOf(state, item);
  if (finding !== 'extended' || extendedTo === undefined || end === undefined || extendedTo > end) return [];
  return [
    {
      code: 'no-more-time',
      source: act('43(5)(b)'),
      message: `The time given runs until ${dateWords(end)} already. More time ends on a later day.`,
      level: 'block',
      field: 'extendedTo',
    },
  ];
};

export const evidenceNotYet = ({ evidenceOn }: Check, { entry }: Context): readonly GuardFinding[] =>
  evidenceOn !== undefined && evidenceOn > dayOfLine(entry)
    ? [
        {
          code: 'evidence-not-yet',
          source: HAPPENED,
          message: 'The evidence is dated after the day of the check. Check its date.',
          level: 'warn',
          field: 'evidenceOn',
        },
      ]
    : [];

const endOf = (state: RecordState, warning: string | undefined): string | undefined => {
  const item = itemNamed(state, 'warnings', warning);
  return item && timeEndOf(state, item);
};

/** The day it counts as issued cannot be before it was written. */
export const issuedBeforeWritten =
  (list: 'warnings' | 'notices') =>
  (
    { item, deemedIssued }: { readonly item?: string | undefined; readonly deemedIssued?: string | undefined },
    { state }: Context,
  ): readonly GuardFinding[] => {
    const paper = itemNamed(state, list, item);
    if (!paper || deemedIssued === undefined || deemedIssued >= dayOfLine(paper)) return [];
    return [
      {
        code: 'issued-before-written',
        source: act('55'),
        message: `It was written on ${dateWords(dayOfLine(paper))} and cannot have been issued before. It counts as issued on ${dateWords(issuedOn(state, paper))} now.`,
        level: 'block',
        field: 'deemedIssued',
      },
    ];
  };
