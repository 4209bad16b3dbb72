// What committee tables count of a find: by the day it was found, whenever it was written down.
import { dayOfInstant } from '#domain/calendar.ts';
import type { JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { countOf, readLogged } from './logged.ts';
import { responseFacts } from './response.ts';

const whole = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Found at first, and what was found there again. */
export function needlesOf({ details, lists }: RecordState): number | undefined {
  const count = countOf(readLogged(details));
  return count === undefined
    ? undefined
    : (lists.more ?? []).reduce((sum, { values }) => sum + whole(values.count), count);
}

/** What a person said last: an entry of its own, or an answer corrected at the desk. */
export function flagOf({ details, lists }: RecordState): 'yes' | 'no' | undefined {
  const said = lists.flags?.at(-1)?.values.flagged;
  return said === 'yes' || said === 'no' ? said : readLogged(details).flagged;
}

export function needleFindFacts(state: RecordState): JsonObject {
  const { place, bins, source, condition, countsOfficially } = readLogged(state.details);
  const count = needlesOf(state);
  if (!state.at || count === undefined || countsOfficially === 'no') return {};
  const on = dayOfInstant(momentSortKey(state.at));
  // A round of several bins is at no one place; the name of a single bin is a container's or, in earlier years, a place's.
  const where = bins ? (bins.length === 1 ? bins[0]?.bin : undefined) : place?.name;
  const { lat, lon } = place?.position ?? {};
  return {
    on,
    month: on.slice(0, 7),
    count,
    place: where,
    source,
    condition,
    flagged: flagOf(state),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
    ...responseFacts(state),
  };
}
