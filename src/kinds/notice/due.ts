// What the thread asks of somebody next, and by which day.
import type { LawTable } from '#domain/law-table.ts';
import { momentSortKey } from '#domain/moment.ts';
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import type { Due } from '../define-record-kind.ts';
import { itemsOf, timeEndOf } from './warning-rules.ts';

export function noticeDue(state: RecordState, law: LawTable): readonly Due[] {
  return [
    ...itemsOf(state, 'warnings').flatMap((warning) => warningDue(state, warning)),
    ...itemsOf(state, 'notices').flatMap((notice) => noticeItemDue(state, notice, law)),
  ];
}

const nameOf = ({ values }: RecordItem, otherwise: string): string =>
  typeof values.reference === 'string' ? values.reference : otherwise;

function warningDue(state: RecordState, warning: RecordItem): readonly Due[] {
  const name = nameOf(warning, 'The warning');
  if (warning.status === 'open')
    return [{ at: dayOfInstant(momentSortKey(warning.at)), title: `${name}: still to be served` }];
  const end = timeEndOf(state, warning);
  if (warning.status !== 'served' || end === undefined) return [];
  return [{ at: end, title: `${name}: time given runs out, check and record` }];
}

function noticeItemDue(state: RecordState, notice: RecordItem, law: LawTable): readonly Due[] {
  const name = nameOf(notice, 'The notice');
  if (notice.status === 'open')
    return [{ at: dayOfInstant(momentSortKey(notice.at)), title: `${name}: still to be served` }];
  const { complianceDate } = notice.values;
  return [
    { at: appealLastDay(issuedOn(state, notice), law), title: `${name}: last day to appeal` },
    ...(typeof complianceDate === 'string' ? [{ at: complianceDate, title: `${name}: time given runs out` }] : []),
  ];
}

/** A notice is issued on the day it was served, or on the day the manager says it counts as issued (s.55). */
function issuedOn(state: RecordState, notice: RecordItem): string {
  const served = state.timeline.findLast(
    ({ type, outcome, body }) => type === 'notice-served' && outcome === 'effect' && body.item === notice.id,
  );
  const deemed = served?.body.deemedIssued;
  return typeof deemed === 'string' ? deemed : dayOfInstant(momentSortKey(served?.at ?? notice.at));
}

/** The day of issue is the first of the days of s.46(2), so the last is one fewer days on. */
const appealLastDay = (issued: string, law: LawTable): string => addDays(issued, law.appealDays - 1);
