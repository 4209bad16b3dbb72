// The waste crew's page: where to go and what to bring. Notes stay out: they may tell of people.
import { labelOf } from '#domain/choice.ts';
import { momentWords } from '#domain/format-moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { Job } from '../define-record-kind.ts';
import { conditions, sources } from './choices.ts';
import { needlesOf } from './facts.ts';
import { readLogged, whereWords } from './logged.ts';

function lines(state: RecordState): readonly { readonly label: string; readonly value: string }[] {
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

export const removalJob: Job = {
  title: 'Needles to remove',
  type: 'removed',
  statuses: ['reported', 'made-safe', 'not-found'],
  asks: ['outcome', 'count', 'crew', 'attachments', 'notes'],
  days: 7,
  lines,
};
