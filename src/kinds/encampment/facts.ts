// What committee tables count of an encampment. What never was one, and what does not count officially, has no facts.
import { dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { readLogged } from './logged.ts';
import { stayOf } from './stay.ts';

export function encampmentFacts(state: RecordState): JsonObject {
  const { place, firstReported, flagged, countsOfficially } = readLogged(state.details);
  const stay = stayOf(state);
  const arrived = stay?.arrived ?? firstReported;
  if (!arrived || state.status === 'nothing' || countsOfficially === 'no') return {};
  const from = momentSortKey(arrived);
  return {
    on: dayOfInstant(from),
    arrived: from,
    left: stay?.left && momentSortKey(stay.left),
    engaged: stay?.firstEngaged && momentSortKey(stay.firstEngaged),
    place: place?.name ?? place?.grid,
    flagged,
  };
}
