import { labelOf, yesNo } from '#domain/choice.ts';
import { momentSortKey } from '#domain/moment.ts';
import { placeWords } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind, type ListInfo } from '../define-record-kind.ts';
import { censusWords, lastCensus } from './census.ts';
import { owners } from './choices.ts';
import { encampmentClocks } from './clock-lines.ts';
import { countingOf, countingSet } from './counting.ts';
import { decisionMade } from './decision.ts';
import { departed, departureConfirmed, nothingFound } from './departed.ts';
import { encampmentDue } from './due.ts';
import { encampmentFacts, lastingEncampmentFacts } from './facts.ts';
import { flows } from './flows.ts';
import { groupArrived, groupDeparted, groupMoved, groupsMerged, groupSplit } from './groups.ts';
import { importEncampments } from './import.ts';
import { lifecycle } from './lifecycle.ts';
import { located } from './located.ts';
import { logged, readLogged } from './logged.ts';
import { offersMade } from './offers.ts';
import { ownerOf } from './owner.ts';
import { pitchAnswered } from './pitch-answer.ts';
import { askedToLeave } from './requests.ts';
import { servicesTold } from './services-told.ts';
import { siteIdentity } from './site-identity.ts';
import { closed, costRecorded, siteInspected } from './site.ts';
import { stayOf } from './stay.ts';
import { daysOfDisruption, hoursInPlace, spanWords } from './time-in-situ.ts';
import { visited } from './visited.ts';
import { welfareChecked } from './welfare.ts';

/** A list whose items only ever are made. */
const made = (title: string, noun: string): ListInfo => ({
  title,
  noun,
  statuses: { made: { title: 'Recorded', tone: 'neutral' } },
});

export const encampment = defineRecordKind({
  name: 'encampment',
  title: 'Encampment',
  plural: 'Encampments',
  icon: 'tent',
  order: 3,
  version: 1,
  sealed: false,
  entries: {
    logged,
    located,
    visited,
    'welfare-checked': welfareChecked,
    'offers-made': offersMade,
    'asked-to-leave': askedToLeave,
    'services-told': servicesTold,
    'pitch-answered': pitchAnswered,
    'decision-made': decisionMade,
    'group-arrived': groupArrived,
    'group-split': groupSplit,
    'groups-merged': groupsMerged,
    'group-moved': groupMoved,
    'group-departed': groupDeparted,
    departed,
    'departure-confirmed': departureConfirmed,
    'nothing-found': nothingFound,
    'site-inspected': siteInspected,
    'cost-recorded': costRecorded,
    closed,
    'counting-set': countingSet,
  },
  statuses: {
    reported: { title: 'Reported', tone: 'attention', open: true },
    located: { title: 'Owner known', tone: 'attention', open: true },
    visited: { title: 'Visited', tone: 'attention', open: true },
    assessed: { title: 'Welfare assessed', tone: 'attention', open: true },
    tolerated: { title: 'Tolerated', tone: 'brand', open: true },
    negotiated: { title: 'Stay negotiated', tone: 'brand', open: true },
    action: { title: 'To leave', tone: 'attention', open: true },
    claimed: { title: 'Said to have left', tone: 'attention', open: true },
    left: { title: 'Left, to be inspected', tone: 'waiting', open: true },
    cleaning: { title: 'Clean-up ordered', tone: 'waiting', open: true },
    clear: { title: 'Left, site clear', tone: 'received', open: true },
    closed: { title: 'Closed', tone: 'received', open: false },
    nothing: { title: 'Nothing there', tone: 'neutral', open: false },
  },
  lifecycle,
  lists: {
    groups: {
      title: 'Groups',
      noun: 'Group',
      statuses: {
        present: { title: 'There', tone: 'attention' },
        claimed: { title: 'Said to have left', tone: 'attention' },
        left: { title: 'Left', tone: 'received' },
        merged: { title: 'Joined another', tone: 'neutral' },
      },
    },
    visits: made('Visits', 'Visit'),
    departures: {
      title: 'Departure',
      noun: 'Departure',
      statuses: {
        claimed: { title: 'Said', tone: 'attention' },
        confirmed: { title: 'Verified', tone: 'received' },
      },
    },
    welfare: made('Welfare', 'Welfare assessment'),
    offers: made('Offers of help', 'Offers'),
    requests: made('Asked to leave', 'Request'),
    decisions: made('Decisions', 'Decision'),
    services: made('Services told', 'Message'),
    pitches: made('Answers about pitches', 'Answer'),
    inspections: made('Inspections', 'Inspection'),
    costs: made('Costs', 'Cost'),
    counting: made('Counting in tables', 'Answer'),
  },
  flows,
  heading: (state) => `Encampment, ${placeWords(readLogged(state.details).place)}`,
  detail: (state, now) => {
    const stay = stayOf(state);
    if (!stay || state.status === 'nothing') return '';
    const census = censusWords(lastCensus(state.details, state.lists.visits?.at(-1)?.values));
    const time = spanWords(hoursInPlace(stay, now));
    return [stay.left ? `Stayed ${time}` : `In place ${time}`, census].filter(Boolean).join(', ');
  },
  place: (state) => readLogged(state.details).place,
  identity: siteIdentity,
  due: encampmentDue,
  clocks: encampmentClocks,
  standing: async () => (await import('./standing.ts')).standing,
  columns: [
    { key: 'place', title: 'Place', value: (state) => readLogged(state.details).place?.name },
    { key: 'ward', title: 'Ward', value: (state) => readLogged(state.details).place?.ward },
    { key: 'owner', title: 'Land', value: (state) => labelOf(owners, ownerOf(state)) },
    { key: 'caravans', title: 'Caravans', value: (state) => lastCensus(state.details, lastVisit(state)).caravans },
    { key: 'groups', title: 'Groups', value: (state) => state.lists.groups?.length ?? 0 },
    { key: 'visits', title: 'Visits', value: (state) => state.lists.visits?.length ?? 0 },
    { key: 'inPlace', title: 'Time in situ', value: timeInSitu },
    { key: 'days', title: 'Days of disruption', value: endedDays },
    {
      key: 'officially',
      title: 'Counts in tables',
      value: (state) => labelOf(yesNo, countingOf(state).counts),
    },
  ],
  import: importEncampments,
  facts: encampmentFacts,
  lastingFacts: lastingEncampmentFacts,
  openData: async () => (await import('./open-data.ts')).openData,
  reports: async () => (await import('./reports.ts')).reports,
  stories: async () => (await import('./stories.ts')).stories,
});

const lastVisit = ({ lists }: RecordState) => lists.visits?.at(-1)?.values;

function timeInSitu(state: RecordState, now: string): string | undefined {
  const stay = state.status === 'nothing' ? undefined : stayOf(state);
  return stay && `${spanWords(hoursInPlace(stay, now))}${stay.left ? '' : ', running'}`;
}

/** Only of ended stays: a running one would change with the clock of whoever looks. */
function endedDays(state: RecordState): number | undefined {
  const stay = stayOf(state);
  return stay?.left && daysOfDisruption(stay, momentSortKey(stay.left)).counted;
}
