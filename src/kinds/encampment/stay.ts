import { momentSchema } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { readLogged } from './logged.ts';
import type { Stay } from './time-in-situ.ts';

/** The stay as the thread knows it; undefined before an arrival is known. */
export function stayOf(state: RecordState): Stay | undefined {
  const { arrived, firstEngaged } = readLogged(state.details);
  if (!arrived) return undefined;
  const confirmed = state.timeline.findLast(
    ({ type, outcome }) => type === 'departure-confirmed' && outcome === 'effect',
  );
  return {
    arrived,
    left: momentSchema.safeParse(confirmed?.body.left).data,
    firstEngaged: firstEngaged ?? state.lists.visits?.[0]?.at,
  };
}
