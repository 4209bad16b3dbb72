// What committee tables count of a find: by the day it was found, whenever it was written down.
import { dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { readerOf } from '#domain/readable.ts';
import type { RecordState } from '#domain/record.ts';
import { loggedSchema } from './entries.ts';

const read = readerOf(loggedSchema);

export function needleFindFacts({ at, details }: RecordState): JsonObject {
  const { count, place, source, condition, flagged, countsOfficially } = read(details);
  if (!at || count === undefined || countsOfficially === 'no') return {};
  const on = dayOfInstant(momentSortKey(at));
  return { on, month: on.slice(0, 7), count, place: place?.name, source, condition, flagged };
}
