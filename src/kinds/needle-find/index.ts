import { labelOf, yesNo } from '#domain/choice.ts';
import type { JsonObject } from '#domain/json.ts';
import { placeWords } from '#domain/place.ts';
import { readerOf } from '#domain/readable.ts';
import type { RecordState } from '#domain/record.ts';
import { defineRecordKind } from '../define-record-kind.ts';
import { sources } from './choices.ts';
import { logged, loggedSchema, removed } from './entries.ts';
import { needleFindFacts } from './facts.ts';
import { importNeedleFinds } from './import.ts';

const read = readerOf(loggedSchema);
const detailsOf = (state: RecordState) => read(state.details);

const afterLogging = ({ action }: JsonObject): string => (action === 'crew-called' ? 'reported' : 'made-safe');
const afterVisit = ({ outcome }: JsonObject): string => (outcome === 'not-found' ? 'not-found' : 'removed');

export const needleFind = defineRecordKind({
  name: 'needle-find',
  title: 'Needle find',
  plural: 'Needle finds',
  icon: 'needle',
  order: 2,
  version: 1,
  sealed: false,
  entries: { logged, removed },
  statuses: {
    reported: { title: 'Waiting for the crew', tone: 'attention', open: true },
    'made-safe': { title: 'Made safe', tone: 'neutral', open: false },
    removed: { title: 'Removed', tone: 'received', open: false },
    'not-found': { title: 'Nothing there', tone: 'neutral', open: false },
  },
  lifecycle: {
    none: { logged: afterLogging, removed: null },
    reported: { logged: null, removed: afterVisit },
    'made-safe': { logged: null, removed: afterVisit },
    removed: { logged: null, removed: null },
    // The crew may come back with a better description of the place.
    'not-found': { logged: null, removed: afterVisit },
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
  ],
  heading: (state) => `Needle find, ${placeWords(detailsOf(state).place)}`,
  detail: (state) => {
    const { count, source } = detailsOf(state);
    return [count === undefined ? undefined : `${count} found`, labelOf(sources, source)?.toLowerCase()]
      .filter(Boolean)
      .join(', ');
  },
  place: (state) => detailsOf(state).place,
  columns: [
    { key: 'place', title: 'Place', value: (state) => detailsOf(state).place?.name },
    { key: 'ward', title: 'Ward', value: (state) => detailsOf(state).place?.ward },
    { key: 'count', title: 'Needles', value: (state) => detailsOf(state).count },
    { key: 'source', title: 'Source', value: (state) => labelOf(sources, detailsOf(state).source) },
    {
      key: 'officially',
      title: 'Counts in tables',
      value: (state) => labelOf(yesNo, detailsOf(state).countsOfficially ?? 'yes'),
    },
  ],
  import: importNeedleFinds,
  facts: needleFindFacts,
  reports: async () => (await import('./reports.ts')).reports,
});
