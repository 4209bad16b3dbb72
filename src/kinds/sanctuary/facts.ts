// The dates of a home visit, and nothing else: what the server may keep in clear, and what a table may count.
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { RecordState } from '#domain/record.ts';
import { Temporal } from '#domain/temporal.ts';
import type { Due } from '#domain/due.ts';
import { readReferral } from './referral.ts';

/** Follow-ups after the works, in months. */
const FOLLOW_UP_MONTHS = [3, 6];

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const earlierDate = (state: RecordState, key: string): string | undefined =>
  text(state.lists.earlier?.at(-1)?.values[key]);

export function assessedOn(state: RecordState): string | undefined {
  const visit = state.lists.visits?.find(({ values }) => values.outcome === 'assessed');
  return visit ? dayOfInstant(momentSortKey(visit.at)) : earlierDate(state, 'assessedOn');
}

export function worksCompletedOn(state: RecordState): string | undefined {
  const done = state.timeline.findLast(({ type, outcome }) => type === 'works-completed' && outcome === 'effect');
  return done ? dayOfInstant(momentSortKey(done.at)) : earlierDate(state, 'worksCompletedOn');
}

export const referredOn = (state: RecordState): string | undefined => readReferral(state.details).referredOn;

/** Titles that may stand on a lock screen. */
export function sanctuaryDue(state: RecordState): readonly Due[] {
  if (state.status === 'referred' || state.status === 'not-assessed') {
    const since = referredOn(state);
    return since ? [{ at: since, title: 'Visit to arrange' }] : [];
  }
  const next = nextFollowUp(state);
  return state.status === 'completed' && next ? [{ at: next, title: 'Follow-up' }] : [];
}

const nextFollowUp = (state: RecordState): string | undefined =>
  text(state.lists.reviews?.at(-1)?.values.nextOn) ?? plannedFollowUp(state, state.lists.reviews?.length ?? 0);

/** The day of the follow-up after so many, as they are planned from the works. */
export function plannedFollowUp(state: RecordState, after: number): string | undefined {
  const completed = worksCompletedOn(state);
  const months = FOLLOW_UP_MONTHS[after];
  return completed && months ? Temporal.PlainDate.from(completed).add({ months }).toString() : undefined;
}

export const sanctuaryFacts = (state: RecordState) => ({
  referred: referredOn(state),
  assessed: assessedOn(state),
  worksCompleted: worksCompletedOn(state),
  nextDue: sanctuaryDue(state)[0]?.at,
});
