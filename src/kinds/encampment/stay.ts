// When the encampment, and each group of it, was there: what the clocks run on.
import { momentSchema, type Moment } from '#domain/moment.ts';
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
    firstEngaged: firstEngaged ?? state.lists.visits?.find(({ values }) => values.spoken !== 'no')?.at,
  };
}

/** Only a departure that somebody verified on the ground stops a clock. */
export const confirmedLeft = (state: RecordState): Moment | undefined =>
  momentIn(departuresOf(state, 'departure-confirmed').at(-1)?.values.left);

export const departuresOf = ({ lists }: Pick<RecordState, 'lists'>, wanted: string): readonly RecordItem[] =>
  (lists.departures ?? []).filter(({ type }) => type === wanted);
