import { labelOf, yesNo } from '#domain/choice.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { BIN, sources } from './choices.ts';
import { flagOf, needleFindFacts, needlesOf } from './facts.ts';
import { importNeedleFinds } from './import.ts';
import { flagged, madeSafe, more, moreOf, removed } from './later.ts';
import { logged, readLogged, whereWords } from './logged.ts';
import { removalJob } from './job.ts';
import { removalDue, responseClocks, waitingWords } from './response.ts';
import { upgrades } from './upgrades.ts';

const detailsOf = (state: RecordState) => readLogged(state.details);

// What a bin held is in the crew's hands already.
const afterLogging = ({ action, source }: JsonObject): string =>
  source === BIN ? 'removed' : action === 'crew-called' ? 'reported' : 'made-safe';
const afterVisit = ({ outcome }: JsonObject): string => (outcome === 'not-found' ? 'not-found' : 'removed');

export const needleFind = defineRecordKind({
  name: 'needle-find',
  title: 'Needle find',
  plural: 'Needle finds',
  icon: 'needle',
  order: 2,
  version: 2,
  upgrades,
  sealed: false,
  hazard: true,
  gathers: true,
  entries: { logged, removed, 'made-safe': madeSafe, more, flagged },
  statuses: {
    reported: { title: 'Waiting for the crew', tone: 'attention', open: true },
    'made-safe': { title: 'Made safe', tone: 'neutral', open: false },
    removed: { title: 'Removed', tone: 'received', open: false },
    'not-found': { title: 'Nothing there', tone: 'neutral', open: false },
  },
  // Two people out of each other's reach may both have been there: what one adds is never without effect for the other's visit.
  lifecycle: {
    none: { logged: afterLogging, removed: null, 'made-safe': null, more: null, flagged: null },
    reported: { logged: null, removed: afterVisit, 'made-safe': 'made-safe', more: afterLogging, flagged: 'reported' },
    'made-safe': {
      logged: null,
      removed: afterVisit,
      'made-safe': 'made-safe',
      more: afterLogging,
      flagged: 'made-safe',
    },
    removed: { logged: null, removed: null, 'made-safe': 'removed', more: afterLogging, flagged: 'removed' },
    // The crew may come back with a better description of the place.
    'not-found': {
      logged: null,
      removed: afterVisit,
      'made-safe': 'made-safe',
      more: afterLogging,
      flagged: 'not-found',
    },
  },
  lists: {
    more: { title: 'Found there again', noun: 'Find', statuses: { open: { title: 'Counted', tone: 'neutral' } } },
    flags: { title: 'Flags for tables', noun: 'Flag', statuses: { open: { title: 'Said', tone: 'neutral' } } },
  },
  flows: [
    {
      name: 'new',
      title: 'Needle find',
      action: 'Needle find',
      when: 'When was it found?',
      types: ['logged'],
      statuses: ['none'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'removal',
      title: 'Removal',
      action: 'Record the removal',
      when: 'When was it?',
      types: ['removed'],
      statuses: ['reported', 'made-safe', 'not-found'],
      roles: ['officer', 'manager', 'crew'],
    },
    {
      name: 'made-safe',
      title: 'Made safe',
      action: 'Made safe',
      when: 'When was it made safe?',
      types: ['made-safe'],
      statuses: ['reported', 'not-found'],
      roles: ['officer', 'manager', 'crew'],
    },
    {
      name: 'more',
      title: 'Found there again',
      action: 'Found there again',
      when: 'When was it found?',
      types: ['more'],
      statuses: ['reported', 'made-safe', 'not-found'],
      roles: ['officer', 'manager'],
    },
    {
      name: 'flag',
      title: 'Flag for tables',
      action: 'Flag for tables',
      when: 'When was it decided?',
      types: ['flagged'],
      statuses: ['reported', 'made-safe', 'removed', 'not-found'],
      roles: ['officer', 'manager'],
    },
  ],
  heading: (state) => {
    const details = detailsOf(state);
    return `${details.source === BIN ? 'Needle bin round' : 'Needle find'}, ${whereWords(details)}`;
  },
  detail: (state, now) => {
    const count = needlesOf(state);
    return [
      count === undefined ? undefined : `${count} found`,
      labelOf(sources, detailsOf(state).source)?.toLowerCase(),
      waitingWords(state, now),
    ]
      .filter(Boolean)
      .join(', ');
  },
  place: (state) => detailsOf(state).place,
  due: removalDue,
  clocks: responseClocks,
  near: { metres: 50, days: 7, join: { type: 'more', body: moreOf } },
  job: removalJob,
  columns: [
    { key: 'place', title: 'Place', value: (state) => detailsOf(state).place?.name },
    { key: 'ward', title: 'Ward', value: (state) => detailsOf(state).place?.ward },
    { key: 'count', title: 'Needles', value: needlesOf },
    { key: 'source', title: 'Source', value: (state) => labelOf(sources, detailsOf(state).source) },
    {
      key: 'officially',
      title: 'Counts in tables',
      value: (state) => labelOf(yesNo, detailsOf(state).countsOfficially ?? 'yes'),
    },
    { key: 'flagged', title: 'Shown apart', value: (state) => labelOf(yesNo, flagOf(state)) },
  ],
  import: importNeedleFinds,
  facts: needleFindFacts,
  openData: async () => (await import('./open-data.ts')).openData,
  reports: async () => (await import('./reports.ts')).reports,
});
