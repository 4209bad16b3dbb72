// What committee tables count of an encampment. What never was one, and what does not count officially, has no facts.
import { dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { countingOf } from './counting.ts';
import { readLogged } from './logged.ts';
import { stayOf } from './stay.ts';

export function encampmentFacts(state: RecordState): JsonObject {
  const { place, firstReported } = readLogged(state.details);
  const { counts, apart } = countingOf(state);
  const stay = stayOf(state);
  const arrived = stay?.arrived ?? firstReported;
  if (!arrived || state.status === 'nothing' || counts === 'no') return {};
  return {
    on: dayOfInstant(momentSortKey(arrived)),
    arrived,
    left: stay?.left,
    engaged: stay?.firstEngaged,
    place: place?.name ?? place?.grid,
    flagged: apart,
    ...(place?.position && { lat: place.position.lat, lon: place.position.lon }),
  };
}

/** Its times alone: the pin and the words for the place may lead to who stayed there. */
export const lastingEncampmentFacts = ({ place: _, lat: _lat, lon: _lon, ...times }: JsonObject): JsonObject => times;
