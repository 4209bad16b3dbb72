import { labelOf, yesNo } from '#domain/choice.ts';
import type { JsonObject } from '#domain/json.ts';
import { placeWords } from '#domain/place.ts';
import type { RecordState } from '#domain/record.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { defineRecordKind, type Due } from '../define-record-kind.ts';
import { censusWords } from './census.ts';
import { owners } from './choices.ts';
import { departed, departureConfirmed, nothingFound } from './departed.ts';
import { encampmentFacts } from './facts.ts';
import { importEncampments } from './import.ts';
import { logged, readLogged } from './logged.ts';
import { stayOf } from './stay.ts';
import { daysOfDisruption, durationWords, hoursInPlace } from './time-in-situ.ts';
import { visited } from './visited.ts';

// A visit without a decision leaves the record where the last decision put it.
const afterVisit =
  (otherwise: string) =>
  ({ decision }: JsonObject): string => {
    if (decision === 'direct' || decision === 'refer') return 'leaving';
    return decision === 'tolerate' || decision === 'negotiate' ? 'tolerated' : otherwise;
  };

const inPlace = (status: string) => ({
  logged: null,
  visited: afterVisit(status),
  departed: 'claimed',
  'departure-confirmed': 'ended',
  'nothing-found': 'nothing',
});
const over = { logged: null, visited: null, departed: null, 'departure-confirmed': null, 'nothing-found': null };

const IN_PLACE = ['in-place', 'tolerated', 'leaving'];

export const encampment = defineRecordKind({
  name: 'encampment',
  title: 'Encampment',
  plural: 'Encampments',
  icon: 'tent',
  order: 3,
  version: 1,
  sealed: false,
  entries: { logged, visited, departed, 'departure-confirmed': departureConfirmed, 'nothing-found': nothingFound },
  statuses: {
    'in-place': { title: 'In place', tone: 'attention', open: true },
    tolerated: { title: 'Tolerated', tone: 'brand', open: true },
    leaving: { title: 'Told to leave', tone: 'attention', open: true },
    claimed: { title: 'Said to have left', tone: 'attention', open: true },
    ended: { title: 'Departure confirmed', tone: 'received', open: false },
    nothing: { title: 'Nothing there', tone: 'neutral', open: false },
  },
  lifecycle: {
    none: { ...over, logged: 'in-place' },
    'in-place': inPlace('in-place'),
    tolerated: inPlace('tolerated'),
    leaving: inPlace('leaving'),
    // Somebody found them still there: a visit brings the record back.
    claimed: { ...inPlace('in-place'), 'nothing-found': null },
    ended: over,
    nothing: over,
  },
  lists: { visits: { title: 'Visits', noun: 'Visit', statuses: { made: { title: 'Made', tone: 'neutral' } } } },
  flows: [
    {
      name: 'new',
      title: 'Encampment',
      action: 'Encampment',
      when: 'When did you see it?',
      types: ['logged'],
      statuses: ['none'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'visit',
      title: 'Visit',
      action: 'Record a visit',
      when: 'When was the visit?',
      types: ['visited'],
      statuses: [...IN_PLACE, 'claimed'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'departed',
      title: 'Said to have left',
      action: 'Somebody says they have left',
      when: 'When did you hear it?',
      types: ['departed'],
      statuses: IN_PLACE,
      roles: ['officer', 'manager'],
    },
    {
      name: 'confirm',
      title: 'Departure',
      action: 'Confirm they have left',
      when: 'When did you see it empty?',
      types: ['departure-confirmed'],
      statuses: [...IN_PLACE, 'claimed'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'nothing',
      title: 'Nothing there',
      action: 'Not an encampment, or gone when we came',
      when: 'When did you look?',
      types: ['nothing-found'],
      statuses: ['in-place'],
      roles: ['officer', 'manager'],
    },
  ],
  heading: (state) => `Encampment, ${placeWords(readLogged(state.details).place)}`,
  detail: (state, now) => {
    const stay = stayOf(state);
    if (!stay || state.status === 'nothing') return '';
    const census = censusWords({ ...readLogged(state.details), ...state.lists.visits?.at(-1)?.values });
    const time = durationWords(hoursInPlace(stay, now));
    return [stay.left ? `Stayed ${time}` : `In place ${time}`, census].filter(Boolean).join(', ');
  },
  place: (state) => readLogged(state.details).place,
  due: encampmentDue,
  columns: [
    { key: 'place', title: 'Place', value: (state) => readLogged(state.details).place?.name },
    { key: 'ward', title: 'Ward', value: (state) => readLogged(state.details).place?.ward },
    { key: 'owner', title: 'Land', value: (state) => labelOf(owners, readLogged(state.details).owner) },
    { key: 'caravans', title: 'Caravans', value: (state) => readLogged(state.details).caravans },
    { key: 'visits', title: 'Visits', value: (state) => state.lists.visits?.length ?? 0 },
    { key: 'days', title: 'Days of disruption', value: endedDays },
    {
      key: 'officially',
      title: 'Counts in tables',
      value: (state) => labelOf(yesNo, readLogged(state.details).countsOfficially ?? 'yes'),
    },
  ],
  import: importEncampments,
  facts: encampmentFacts,
  reports: async () => (await import('./reports.ts')).reports,
});

function encampmentDue(state: RecordState): readonly Due[] {
  if (state.status === 'claimed') {
    const claim = state.timeline.findLast(({ type, outcome }) => type === 'departed' && outcome === 'effect');
    return claim ? [{ at: dayOfInstant(momentSortKey(claim.at)), title: 'Said to have left: go and confirm it' }] : [];
  }
  const review = state.lists.visits?.findLast(({ values }) => values.decision !== 'none')?.values.reviewOn;
  if (state.status === 'tolerated' && typeof review === 'string') return [{ at: review, title: 'Review the decision' }];
  const unvisited = state.begun && state.status === 'in-place' && !state.lists.visits?.length;
  return unvisited && state.at ? [{ at: dayOfInstant(momentSortKey(state.at)), title: 'First visit' }] : [];
}

/** Only of ended stays: a running one would change with the clock of whoever looks. */
function endedDays(state: RecordState): number | undefined {
  const stay = stayOf(state);
  return stay?.left && daysOfDisruption(stay, momentSortKey(stay.left));
}
