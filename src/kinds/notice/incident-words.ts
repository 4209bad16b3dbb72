// What a warning may begin with: the facts of the case's incidents, never what somebody made of them.
import { dayOfInstant } from '#domain/calendar.ts';
import { dateWords, timeOf } from '#domain/format-moment.ts';
import type { JsonObject } from '#domain/json.ts';
import { type Moment, momentSchema, momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { itemsOf } from './clocks.ts';

const LONGEST_LINE = 300;
const LONGEST_TEXT = 9000;

/** Incidents since the last warning, the earliest first, as rows and as the beginning of the conduct in words. */
export function fromIncidents(state: RecordState): JsonObject {
  const last = itemsOf(state, 'warnings').at(-1);
  const since = last ? momentSortKey(last.at) : '';
  const incidents = itemsOf(state, 'incidents')
    .flatMap(({ values }) => {
      const happened = momentSchema.safeParse(values.happened).data;
      return happened && typeof values.facts === 'string' ? [{ happened, facts: values.facts }] : [];
    })
    .filter(({ happened }) => momentSortKey(happened) > since)
    .toSorted((a, b) => (momentSortKey(a.happened) < momentSortKey(b.happened) ? -1 : 1));
  if (incidents.length === 0) return {};
  const rows = incidents.map(({ happened, facts }) => {
    const time = timeWords(happened);
    return { on: dayOf(happened), ...(time && { time }), what: cut(facts.replaceAll(/\s+/g, ' '), LONGEST_LINE) };
  });
  const conduct = incidents.map(({ happened, facts }) =>
    [[dateWords(dayOf(happened)), timeWords(happened)].filter(Boolean).join(', '), facts].join(': '),
  );
  return { incidents: rows, conduct: cut(conduct.join('\n'), LONGEST_TEXT) };
}

const dayOf = (happened: Moment): string => dayOfInstant(momentSortKey(happened));

/** No more certain than it was recorded. */
function timeWords({ from, to = from, precision }: Moment): string | undefined {
  switch (precision) {
    case 'exact':
    case 'minute':
      return timeOf(from);
    case 'range':
      return dayOfInstant(from) === dayOfInstant(to)
        ? `between ${timeOf(from)} and ${timeOf(to)}`
        : `or later, until ${dateWords(dayOfInstant(to))}`;
    case 'before':
      return 'or before';
    case 'day':
      return undefined;
  }
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
