// What an appeal does to each requirement (s.46(3)): until it ends, “stop” holds and every other has no effect.
import { momentSortKey } from '#domain/moment.ts';
import type { RecordItem, RecordState, TimelineLine } from '#domain/record.ts';
import { itemNamed, linesAbout, parentOf } from './clocks.ts';
import { type Requirement, requirementsSchema } from './requirements.ts';

/** As they bind at an instant: those of the notice, or of the last variation served or modification by the court before it. */
export function requirementsAt(state: RecordState, notice: RecordItem, instant: string): readonly Requirement[] {
  const changed = state.timeline.findLast(
    (line) => momentSortKey(line.at) <= instant && givenBy(state, notice, line) !== undefined,
  );
  return (changed && givenBy(state, notice, changed)) ?? readRequirements(notice.values.requirements) ?? [];
}

function givenBy(state: RecordState, notice: RecordItem, { type, outcome, body }: TimelineLine) {
  if (outcome !== 'effect') return undefined;
  if (type === 'appeal-ended' && parentOf(state, 'appeals', body.item) === notice.id)
    return readRequirements(body.requirements);
  if (type !== 'variation-served' || parentOf(state, 'variations', body.item) !== notice.id) return undefined;
  const { item } = body;
  if (typeof item !== 'string') return undefined;
  const decided = linesAbout(state, item, 'variation-decided').at(-1);
  return readRequirements(decided?.body.requirements);
}

/** Which requirements a breach is of, as they bound when it happened. */
export function breachedRequirements(state: RecordState, breach: RecordItem) {
  const notice = itemNamed(state, 'notices', parentOf(state, 'breaches', breach.id));
  const all = notice ? requirementsAt(state, notice, momentSortKey(breach.at)) : [];
  return all.flatMap((requirement, i) =>
    breach.values.requirement === i + 1 ? [{ ...requirement, number: i + 1 }] : [],
  );
}

const readRequirements = (value: unknown): readonly Requirement[] | undefined =>
  requirementsSchema.safeParse(value).data;

/** The appeal against the notice that was in progress at an instant. */
function appealAt(state: RecordState, notice: RecordItem, instant: string): TimelineLine | undefined {
  return linesAbout(state, notice.id, 'appeal-lodged').find(
    (lodged) =>
      momentSortKey(lodged.at) <= instant &&
      !linesAbout(state, lodged.id, 'appeal-ended').some((over) => momentSortKey(over.at) <= instant),
  );
}

/** Whether the requirement had no effect at that instant. */
export function isSuspended(state: RecordState, notice: RecordItem, { type }: Requirement, instant: string): boolean {
  const appeal = appealAt(state, notice, instant);
  return appeal !== undefined && (type !== 'stop' || appeal.body.stopSuspended === true);
}
