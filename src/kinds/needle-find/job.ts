// The waste crew's page: where to go and what to bring. Notes stay out: they may tell of people.
import { labelOf } from '#domain/choice.ts';
import { DAY_MS } from '#domain/clock.ts';
import { momentWords } from '#domain/format-moment.ts';
import { instantText } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { Job, JobLine } from '../job.ts';
import { conditions, sources } from './choices.ts';
import { needlesOf } from './facts.ts';
import { readLogged, whereWords } from './logged.ts';

function lines(state: RecordState): readonly JobLine[] {
  const details = readLogged(state.details);
  const { place, source, condition } = details;
  const { lat, lon } = place?.position ?? {};
  const said: readonly (readonly [string, string | undefined])[] = [
    ['Place', whereWords(details)],
    ['Grid reference', place?.grid],
    [
      'Latitude, longitude',
      lat === undefined || lon === undefined ? undefined : `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    ],
    ['Ward', place?.ward],
    ['Needles', needlesOf(state)?.toLocaleString('en-GB')],
    ['Found', labelOf(sources, source)],
    ['Condition', labelOf(conditions, condition)],
    ['Reported', state.at && momentWords(state.at, '1970-01-01T00:00:00.000Z')],
  ];
  return said.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

const WAITING: readonly string[] = ['reported', 'made-safe', 'not-found'];
const OPEN_MS = 7 * DAY_MS;

export const removalJob: Job = {
  title: 'Needles to remove',
  send: {
    title: 'Send to the crew',
    about: 'A link that shows this job and nothing else. Their answer comes onto this record.',
  },
  makers: ['officer', 'manager'],
  type: 'removed',
  asks: ['outcome', 'count', 'crew', 'attachments', 'notes'],
  offers: ({ status }, now) => (WAITING.includes(status) ? [{ until: instantText(Date.parse(now) + OPEN_MS) }] : []),
  lines,
};
