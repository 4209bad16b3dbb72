// Whom a request or a direction to leave binds: the groups it was said to, or, where none is named, those who were there then.
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { groupStaysOf } from './group-stays.ts';

const requestsOf = ({ lists }: Pick<RecordState, 'lists'>): readonly RecordItem[] => lists.requests ?? [];

/** With a power behind it: leaving late or coming back can be an offence. */
const hasPower = ({ values }: RecordItem): boolean => values.under === 'occupier' || values.under === 'direction';

function isBound(state: RecordState, request: RecordItem, group: string): boolean {
  const { groups } = request.values;
  if (Array.isArray(groups) && groups.length > 0) return groups.includes(group);
  const stay = groupStaysOf(state).find(({ id }) => id === group);
  return stay !== undefined && momentSortKey(stay.arrived) <= momentSortKey(request.at);
}

/** The last request with a power behind it that the group was there to hear. */
export const lastRequestTo = (state: RecordState, group: string): RecordItem | undefined =>
  requestsOf(state).findLast((request) => hasPower(request) && isBound(state, request, group));
