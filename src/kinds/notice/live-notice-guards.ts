// What else is in the case: another notice that is live, or one that followed the same warning and is over.
import { itemsOf } from './clocks.ts';
import { followedBy, type NoticeGuard, WARNING_FIRST } from './notice-guards.ts';

const WAITING: readonly string[] = ['open', 'approved'];
const OPEN: readonly string[] = [...WAITING, 'served', 'appealed'];

/** One live notice for one conduct. */
export const liveNotice: NoticeGuard = (_answers, { state, entry }) => {
  const live = itemsOf(state, 'notices').find(({ id, status }) => id !== entry.id && OPEN.includes(status));
  if (!live) return [];
  return [
    {
      code: 'live-notice',
      source: 'Council rule: one live notice for one conduct',
      message: `${typeof live.values.reference === 'string' ? live.values.reference : 'A notice'} in this case ${WAITING.includes(live.status) ? 'still waits to be served' : 'is in force'}. Vary it, or be sure that this conduct is another.`,
      level: 'warn',
    },
  ];
};

/** A notice that is over has used its warning up, or not: a person says which. */
export const warningFollowedBefore: NoticeGuard = (answers, { state, entry }) => {
  const over = itemsOf(state, 'notices').find(
    ({ id, status, values: { follows } }) =>
      id !== entry.id &&
      !OPEN.includes(status) &&
      status !== 'refused' &&
      Array.isArray(follows) &&
      followedBy(answers, state).some((warning) => follows.includes(warning.id)),
  );
  if (!over) return [];
  return [
    {
      code: 'warning-followed',
      source: WARNING_FIRST,
      message: `${typeof over.values.reference === 'string' ? over.values.reference : 'A notice'} followed this warning and is over. Be sure that the effect has continued since, or give a new warning.`,
      level: 'warn',
      field: 'follows',
    },
  ];
};
