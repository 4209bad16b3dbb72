// What an appeal does to each requirement (s.46(3)): until it ends, “stop” holds and every other has no effect.
import { dayOfInstant } from '#domain/calendar.ts';
import type { LawTable } from '#domain/law-table.ts';
import { momentSortKey } from '#domain/moment.ts';
import { readParts } from '#domain/part.ts';
import type { RecordItem, RecordState, TimelineLine } from '#domain/record.ts';
import { issuedOn, itemNamed, itemsOf, linesAbout, parentOf } from './clocks.ts';
import { type Requirement, readRequirements, withDays } from './requirements.ts';

export interface NumberedRequirement extends Requirement {
  readonly number: number;
}

/** As they bind at an instant: those of the notice, or of the last variation served or modification by the court before it. */
export function requirementsAt(
  state: RecordState,
  notice: RecordItem,
  instant: string,
): readonly NumberedRequirement[] {
  const changed = state.timeline.findLast(
    (line) => isGivenBy(state, line, instant) && givenBy(state, notice, line) !== undefined,
  );
  const rows = (changed && givenBy(state, notice, changed)) ?? readRequirements(notice.values.requirements) ?? [];
  return withDays(rows, notice.values.complianceDate).map((row, i) => ({ ...row, number: i + 1 }));
}

/** The same as they are kept: what a form begins with. */
export const rowsAt = (state: RecordState, notice: RecordItem, instant: string): Requirement[] =>
  requirementsAt(state, notice, instant).map(({ number: _, ...row }) => row);

/** What is posted binds from the day it counts as issued. */
function isGivenBy(state: RecordState, { type, at, body }: TimelineLine, instant: string): boolean {
  if (momentSortKey(at) > instant) return false;
  const variation =
    type === 'variation-served' && typeof body.item === 'string' && itemNamed(state, 'variations', body.item);
  return !variation || issuedOn(state, variation) <= dayOfInstant(instant);
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
export function breachedRequirements(state: RecordState, breach: RecordItem): readonly NumberedRequirement[] {
  const notice = itemNamed(state, 'notices', parentOf(state, 'breaches', breach.id));
  const chosen = readParts(breach.values.requirements).map(({ number }) => number);
  return notice
    ? requirementsAt(state, notice, momentSortKey(breach.at)).filter(({ number }) => chosen.includes(number))
    : [];
}

/** The appeal against the notice that was in progress at an instant. */
function appealAt(state: RecordState, notice: RecordItem, instant: string): RecordItem | undefined {
  return itemsOf(state, 'appeals').find(
    (lodged) =>
      lodged.values.item === notice.id &&
      momentSortKey(lodged.at) <= instant &&
      !linesAbout(state, lodged.id, 'appeal-ended').some((over) => momentSortKey(over.at) <= instant),
  );
}

export type UnderAppeal = 'suspended' | 'appealed';

/**
 * What the appeal in progress at that instant makes of the requirement: none of it, still in force though it is appealed,
 * or nothing. An appeal that names no requirement is against all of them.
 */
export function underAppeal(
  state: RecordState,
  notice: RecordItem,
  requirement: NumberedRequirement,
  instant: string,
  law: LawTable,
): UnderAppeal | undefined {
  const appeal = appealAt(state, notice, instant);
  if (!appeal) return undefined;
  const named = isNamed(state, notice, appeal, requirement, instant);
  const loses =
    requirement.type === 'stop' ? stopIsSuspended(state, appeal, instant) : named || law.appealSuspends === 'every';
  if (loses) return 'suspended';
  return named ? 'appealed' : undefined;
}

/** As the court last ordered before that instant, else as it was when the appeal was lodged. */
function stopIsSuspended(state: RecordState, appeal: RecordItem, instant: string): boolean {
  const ordered = linesAbout(state, appeal.id, 'appeal-ordered').findLast(({ at }) => momentSortKey(at) <= instant);
  return ordered ? ordered.body.order === 'stop-suspended' : appeal.values.stopSuspended === true;
}

/** By its words; by its number where it was changed since, or where the entry has no words. */
function isNamed(
  state: RecordState,
  notice: RecordItem,
  { values }: RecordItem,
  { number, text }: NumberedRequirement,
  instant: string,
): boolean {
  const named = readParts(values.requirements);
  if (named.length === 0) return true;
  const texts = requirementsAt(state, notice, instant).map((each) => each.text);
  return named.some(({ number: of, words }) =>
    words !== undefined && texts.includes(words) ? words === text : of === number,
  );
}
