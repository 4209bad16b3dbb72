// What the record asks of somebody next, and by which day.
import { dayOfInstant } from '#domain/calendar.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { Due } from '#domain/due.ts';
import { readDecision } from './decision.ts';
import { groupsOf } from './group-stays.ts';
import { EMPTY, IN_PLACE } from './lifecycle.ts';
import { lastOf } from './stay.ts';

const dayOfLast = (state: RecordState, type: string): string | undefined => {
  const line = lastOf(state, type);
  return line && dayOfInstant(momentSortKey(line.at));
};

export function encampmentDue(state: RecordState): readonly Due[] {
  const { status, lists, at } = state;
  const begun = at && dayOfInstant(momentSortKey(at));
  if (status === 'claimed') return due(dayOfLast(state, 'departed') ?? begun, 'Said to have left: go and confirm it');
  if (status === 'cleaning') return due(dayOfLast(state, 'site-inspected'), 'See that the site was cleaned');
  if (status === 'clear') return due(dayOfLast(state, 'site-inspected'), 'Close it, with the costs');
  if (EMPTY.includes(status)) return due(dayOfLast(state, 'departure-confirmed'), 'Inspect the site');
  if (!IN_PLACE.includes(status)) return [];
  return [...(lists.visits?.length ? [] : due(begun, 'First visit')), ...groupsGone(state), ...standingDecision(state)];
}

const due = (at: string | undefined, title: string): readonly Due[] => (at === undefined ? [] : [{ at, title }]);

/** Every group is gone, and nobody has said that the place is empty. */
function groupsGone(state: RecordState): readonly Due[] {
  const groups = groupsOf(state);
  const gone = groups.length > 0 && groups.every(({ status }) => status === 'left' || status === 'merged');
  return gone ? due(dayOfLast(state, 'group-departed'), 'Every group has left: confirm that it is empty') : [];
}

function standingDecision({ lists }: RecordState): readonly Due[] {
  const { decision, until, reviewOn } = readDecision(lists.decisions?.at(-1)?.values ?? {});
  return [
    ...due(reviewOn, 'Review the decision'),
    ...(decision === 'negotiate' ? due(until, 'The agreed stay ends') : []),
  ];
}
