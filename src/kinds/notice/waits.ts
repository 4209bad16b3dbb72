// What waits for a manager's word, where the council approves notices before they are issued.
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { Waiting } from '../define-record-kind.ts';
import { APPROVAL_RULE } from './approval.ts';
import { itemsOf, linesAbout } from './clocks.ts';

/** By the rule of the day on which each was written: a setting changed since takes no approval away. */
export const noticeWaits = (state: RecordState, rulesOn: (instant: string) => Rules): readonly Waiting[] =>
  itemsOf(state, 'notices')
    .filter(({ at }) => rulesOn(momentSortKey(at)).working.approvalBeforeIssue)
    .flatMap((notice) => waitOf(state, notice));

function waitOf(state: RecordState, notice: RecordItem): readonly Waiting[] {
  const { reference } = notice.values;
  const name = typeof reference === 'string' ? reference : 'A notice';
  if (notice.status === 'open')
    return [
      { entry: notice.id, code: 'approval', source: APPROVAL_RULE, message: `${name} waits for a manager’s approval.` },
    ];
  const served = linesAbout(state, notice.id, 'notice-served').at(-1);
  const urgent = served?.body.urgentReason;
  if (!served || typeof urgent !== 'string' || linesAbout(state, notice.id, 'notice-approval').length > 0) return [];
  return [
    {
      entry: served.id,
      code: 'urgent',
      source: APPROVAL_RULE,
      message: `${name} was served before anybody approved it, because: ${urgent.replace(/[.\s]+$/, '')}. Say whether you approve.`,
    },
  ];
}
