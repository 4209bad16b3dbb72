// The clocks of the thread, from its entries and the law table alone: they run with no signal, in days of the calendar.
// The Act counts days, so neither the hour of service, nor summer time, nor a bank holiday moves any of them; only what is
// posted waits for the post.
import { addDays, dayOfInstant } from '#domain/calendar.ts';
import type { LawTable } from '#domain/law-table.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState, TimelineLine } from '#domain/record.ts';
import { Temporal } from '#domain/temporal.ts';
import { addWorkingDays } from '#domain/working-days.ts';

export const itemsOf = (state: RecordState, list: string): readonly RecordItem[] => state.lists[list] ?? [];
export const itemNamed = (state: RecordState, list: string, id: string | undefined): RecordItem | undefined =>
  itemsOf(state, list).find((item) => item.id === id);

/** The one item in these statuses; undefined where there is none or a choice. */
export function soleItem(state: RecordState, list: string, statuses: readonly string[]): string | undefined {
  const [first, ...others] = itemsOf(state, list).filter(({ status }) => statuses.includes(status));
  return others.length === 0 ? first?.id : undefined;
}

/** Entries of these types about the item that took effect, in the sequence of events. */
export const linesAbout = (state: RecordState, item: string, ...types: readonly string[]): readonly TimelineLine[] =>
  state.timeline.filter(
    ({ type, outcome, body }) => types.includes(type) && outcome === 'effect' && body.item === item,
  );

export const dayOfLine = ({ at }: Pick<TimelineLine, 'at'>): string => dayOfInstant(momentSortKey(at));
const day = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The day it counts as issued (s.55): as the manager last corrected it, else as the service says, else the day of service or that on which post counts as come. */
export function issuedOn(state: RecordState, item: RecordItem): string {
  const corrected = state.timeline.findLast(
    ({ type, outcome, body }) => type.endsWith('-service-corrected') && outcome === 'effect' && body.item === item.id,
  );
  const served = state.timeline.findLast(
    ({ type, outcome, body }) => type.endsWith('-served') && outcome === 'effect' && body.item === item.id,
  );
  return (
    day(corrected?.body.deemedIssued) ??
    day(served?.body.deemedIssued) ??
    postedDay(served) ??
    dayOfLine(served ?? item)
  );
}

/** By the rule that was frozen on the service. */
function postedDay(served: TimelineLine | undefined): string | undefined {
  const days = served?.body.method === 'posted' ? number(served.body.postDays) : undefined;
  return served && days !== undefined ? addWorkingDays(dayOfLine(served), days) : undefined;
}

/** Nobody has named the day: it follows from the rule for post alone. */
export const isByPostRule = (state: RecordState, item: RecordItem): boolean =>
  linesAbout(state, item.id, 'warning-service-corrected', 'notice-service-corrected').length === 0 &&
  linesAbout(state, item.id, 'warning-served', 'notice-served').some(
    (served) => served.body.deemedIssued === undefined && postedDay(served) !== undefined,
  );

/** The last day of the time a warning gave, as the last check that gave more time left it. */
export function timeEndOf(state: RecordState, warning: RecordItem): string | undefined {
  const extended = linesAbout(state, warning.id, 'checked').findLast(({ body }) => body.finding === 'extended');
  return day(extended?.body.extendedTo) ?? day(warning.values.complianceDate);
}

/** s.46(2): the day of issue is the first of the days, so the last is one fewer days on. */
export const appealLastDay = (issued: string, law: LawTable): string => addDays(issued, law.appealDays - 1);

export const addMonths = (from: string, months: number): string =>
  Temporal.PlainDate.from(from).add({ months }).toString();

/** A warning lapses on the council's term, not by law. */
export const warningLapses = (state: RecordState, warning: RecordItem, law: LawTable): string =>
  addMonths(issuedOn(state, warning), law.warningExpiryMonths);

/** A notice ends on the day it says, else on the council's term. */
export const noticeEnds = (state: RecordState, notice: RecordItem, law: LawTable): string =>
  day(notice.values.endsOn) ?? addMonths(issuedOn(state, notice), law.noticeExpiryMonths);

/** The council looks at a notice again: counted from its issue, or from when it was last varied or upheld. */
export function noticeReviewDay(state: RecordState, notice: RecordItem, law: LawTable): string {
  const renewed = state.timeline.findLast(
    ({ type, outcome, body }) =>
      outcome === 'effect' &&
      ((type === 'variation-served' && parentOf(state, 'variations', body.item) === notice.id) ||
        (type === 'appeal-ended' && parentOf(state, 'appeals', body.item) === notice.id)),
  );
  return addMonths(renewed ? dayOfLine(renewed) : issuedOn(state, notice), law.noticeReviewMonths);
}

/** The item that an item of another list belongs to. */
export function parentOf(state: RecordState, list: string, id: unknown): string | undefined {
  const item = itemsOf(state, list).find((each) => each.id === id);
  return typeof item?.values.item === 'string' ? item.values.item : undefined;
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** s.52(5): the last of the days following the date of the penalty notice on which nothing may be brought to court. */
export function protectedUntil(penalty: RecordItem, law: LawTable): string {
  return addDays(dayOfLine(penalty), number(penalty.values.protectedDays) ?? law.penaltyProtectedDays);
}

/** s.52(8): the last day of the lower amount, where one is offered. */
export function discountUntil(penalty: RecordItem): string | undefined {
  const { discountPounds, discountDays, amountPounds } = penalty.values;
  const days = number(discountDays);
  const lower = number(discountPounds);
  return days === undefined || lower === undefined || lower >= (number(amountPounds) ?? 0)
    ? undefined
    : addDays(dayOfLine(penalty), days);
}
