// When the encampment, and each group of it, was there: what the clocks run on.
import { type Moment, momentSchema, momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState, TimelineLine } from '#domain/record.ts';
import { readLogged } from './logged.ts';
import type { Stay } from './time-in-situ.ts';

/** The last line of this type that has effect. */
export const lastOf = ({ timeline }: Pick<RecordState, 'timeline'>, wanted: string): TimelineLine | undefined =>
  timeline.findLast(({ type, outcome }) => type === wanted && outcome === 'effect');

export const momentIn = (value: unknown): Moment | undefined => momentSchema.safeParse(value).data;

/** The stay as the thread knows it; undefined before an arrival is known. */
export function stayOf(state: RecordState): Stay | undefined {
  const { arrived, firstEngaged } = readLogged(state.details);
  if (!arrived) return undefined;
  return {
    arrived,
    left: confirmedLeft(state),
    firstEngaged: firstEngaged ?? firstSpokenWith(state),
  };
}

/** A visit that spoke to somebody, or what cannot be done without speaking: an assessment, an offer, a request. */
function firstSpokenWith({ lists }: Pick<RecordState, 'lists'>): Moment | undefined {
  const { visits = [], welfare = [], offers = [], requests = [] } = lists;
  const spoken = [
    ...visits.filter(({ values }) => values.spoken !== 'no'),
    ...welfare.filter(({ values }) => values.outcome !== 'not-possible'),
    ...offers,
    ...requests.filter(({ values }) => values.response !== 'nobody'),
  ];
  return spoken.map(({ at }) => at).toSorted((a, b) => (momentSortKey(a) < momentSortKey(b) ? -1 : 1))[0];
}

/** Only a departure that somebody verified on the ground stops a clock. */
export const confirmedLeft = (state: RecordState): Moment | undefined =>
  momentIn(departuresOf(state, 'departure-confirmed').at(-1)?.values.left);

export const departuresOf = ({ lists }: Pick<RecordState, 'lists'>, wanted: string): readonly RecordItem[] =>
  (lists.departures ?? []).filter(({ type }) => type === wanted);
