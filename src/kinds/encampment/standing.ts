// Where an encampment stands: its groups, the last visit, what was offered and what never was, and what may lawfully follow.
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import { labelOf, labelWithin, withinSentence } from '#domain/choice.ts';
import { dateWords, dayWords, momentWords } from '#domain/format-moment.ts';
import type { GuardContext } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Standing, StandingLine } from '#domain/standing.ts';
import { lastRequestTo } from './binding.ts';
import { censusWords, lastCensus, peopleWords } from './census.ts';
import { decisions, impacts, offerKinds, offerResponses, requestKinds } from './choices.ts';
import { countingOf } from './counting.ts';
import { readDecision } from './decision.ts';
import { nothingOffered, pitchAnswered, welfareFirst } from './enforcement-guards.ts';
import { lastDayOfNoReturn } from './group-guards.ts';
import { type GroupStay, groupStaysOf, nameOfGroup } from './group-stays.ts';
import { IN_PLACE } from './lifecycle.ts';
import { offeredIn } from './offered.ts';
import { hoursInPlace, spanWords } from './time-in-situ.ts';

export const standing: Standing = (state, now, rules) =>
  state.status === 'nothing'
    ? []
    : [
        { title: 'Groups', lines: groupStaysOf(state).map((stay) => groupLine(state, stay, now, rules)) },
        { title: 'Last visit', lines: visitLines(state, now) },
        { title: 'Decision', lines: decisionLines(state) },
        { title: 'Before enforcement', lines: stillThere(state) ? ladder(state, now) : [] },
        { title: 'What may follow', lines: stillThere(state) ? following(state, rules) : [] },
        { title: 'In the committee’s figures', lines: [countingLine(state)] },
      ];

const stillThere = ({ status }: RecordState): boolean => IN_PLACE.includes(status) || status === 'claimed';

const groupChips = {
  present: { words: 'There', tone: 'attention' },
  claimed: { words: 'Said to have left', tone: 'attention' },
  left: { words: 'Left', tone: 'received' },
  merged: { words: 'Joined another', tone: 'neutral' },
} as const;

function groupLine(state: RecordState, stay: GroupStay, now: string, rules: Rules): StandingLine {
  const { id, name, status, joined, returnOf } = stay;
  const item = state.lists.groups?.find((group) => group.id === id);
  const gone = stay.left && status !== 'merged' ? 'left' : status;
  const words = [
    spanWords(hoursInPlace(stay, now)),
    censusWords(lastCensus(item?.values)),
    joined && `now with “${nameOfGroup(state, joined)}”`,
    returnOf && `the same people as “${nameOfGroup(state, returnOf)}”, back again`,
    backWords(state, stay, rules),
  ];
  return { label: name, words: words.filter(Boolean).join('; '), chip: groupChips[isKnown(gone) ? gone : 'present'] };
}

const isKnown = (status: string): status is keyof typeof groupChips => Object.hasOwn(groupChips, status);

/** The period is the council's setting, and nobody has confirmed it: so it is said as that. */
function backWords(state: RecordState, { id, left }: GroupStay, { law }: Rules): string | undefined {
  const asked = left && lastRequestTo(state, id);
  if (!asked) return undefined;
  const last = lastDayOfNoReturn(dayOfInstant(momentSortKey(asked.at)), law.noReturnMonths);
  return `coming back before ${dateWords(addDays(last, 1))} may be an offence (period as set, to be confirmed)`;
}

function visitLines({ lists, details }: RecordState, now: string): readonly StandingLine[] {
  const visit = lists.visits?.at(-1);
  if (!visit) return [];
  const census = lastCensus(details, visit.values);
  const found = Array.isArray(visit.values.impact) ? visit.values.impact : [];
  const impact = found.map((each) => labelOf(impacts, textIn(each))).filter(Boolean);
  return [
    {
      label: momentWords(visit.at, now),
      words: [censusWords(census), peopleWords(census)].filter(Boolean).join(', '),
      ...(visit.values.spoken === 'no' && { chip: { words: 'Nobody spoken to', tone: 'neutral' as const } }),
    },
    { label: 'Impact', words: impact.join(', ') || 'Not said' },
  ];
}

function decisionLines({ lists }: RecordState): readonly StandingLine[] {
  const last = lists.decisions?.at(-1)?.values;
  if (!last) return [];
  const { decision, until, decidedBy, reviewOn, reasons } = readDecision(last);
  return [
    {
      label: [labelOf(decisions, decision) ?? 'Decision', until && `until ${dateWords(until)}`]
        .filter(Boolean)
        .join(', '),
      words: [decidedBy, reviewOn && `review on ${dateWords(reviewOn)}`].filter(Boolean).join(', '),
    },
    ...(reasons ? [{ label: 'Reasons', words: reasons }] : []),
  ];
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const DONE = { words: 'Done', tone: 'received' } as const;
const NOT_YET = { words: 'Not yet', tone: 'attention' } as const;

/** Engagement comes before enforcement: each rung, and what of it never happened. */
function ladder(state: RecordState, now: string): readonly StandingLine[] {
  const { lists } = state;
  const welfare = lists.welfare?.at(-1)?.values.outcome;
  const offered = offeredIn(state);
  const never = offerKinds.filter(({ value }) => value !== 'other' && !offered.has(value));
  const asked = lists.requests?.at(-1);
  const spoken = lists.visits?.some(({ values }) => values.spoken !== 'no') ?? false;
  return [
    { label: 'Spoken with', words: '', chip: spoken ? DONE : NOT_YET },
    {
      label: 'Welfare assessment',
      words: welfare === 'refused' ? 'Refused' : welfare === 'not-possible' ? 'Tried, not possible' : '',
      chip: welfare === 'assessed' || welfare === 'refused' ? DONE : NOT_YET,
    },
    {
      label: 'Offers of help',
      words: [...offered]
        .map(([what, answer]) => `${labelOf(offerKinds, what)}: ${labelWithin(offerResponses, answer)}`)
        .join('; '),
      chip: offered.size > 0 ? DONE : NOT_YET,
    },
    ...(never.length > 0
      ? [{ label: 'Never offered', words: never.map(({ label }) => withinSentence(label)).join(', ') }]
      : []),
    {
      label: 'Asked to leave',
      words: asked
        ? `${labelOf(requestKinds, textIn(asked.values.under)) ?? 'Asked'}, ${dayWords(momentSortKey(asked.at), now)}`
        : '',
      chip: asked ? DONE : NOT_YET,
    },
  ];
}

const enforcing = [
  { label: 'Direct them to leave', decision: 'direct' },
  { label: 'Refer to the police', decision: 'police' },
  { label: 'Refer under section 62A', decision: 'police', power: '62A' },
  { label: 'Go to court', decision: 'court' },
];

/** Asked of the guards of the decision itself, so that the screen has no rule of its own. */
function following(state: RecordState, rules: Rules): readonly StandingLine[] {
  const context: GuardContext = { state, ...rules };
  return enforcing.map(({ label, ...deciding }) => {
    const findings = [welfareFirst, nothingOffered, pitchAnswered].flatMap((guard) => guard(deciding, context));
    const blocked = findings.some(({ level }) => level === 'block');
    const said = blocked ? findings.filter(({ level }) => level === 'block') : findings;
    return {
      label,
      words: said.map(({ message }) => message).join(' '),
      chip: blocked
        ? { words: 'Not yet', tone: 'attention' }
        : { words: findings.length > 0 ? 'With reasons' : 'May be decided', tone: 'neutral' },
    };
  });
}

function countingLine(state: RecordState): StandingLine {
  const { counts, apart } = countingOf(state);
  const said = state.lists.counting?.at(-1)?.values.reason;
  return {
    label: counts === 'no' ? 'Does not count' : 'Counts',
    words: [
      textIn(said) || 'Nobody has said otherwise',
      apart && (apart === 'yes' ? 'shown apart as an outlier' : 'never shown apart'),
    ]
      .filter(Boolean)
      .join('; '),
  };
}
