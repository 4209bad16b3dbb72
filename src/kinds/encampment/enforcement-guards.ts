// What must stand in the record before anybody is made to leave.
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { isPublicLand } from './choices.ts';
import { groupStaysOf } from './group-stays.ts';
import { offeredIn } from './offered.ts';
import { ownerOf } from './owner.ts';

const WELFARE_FIRST = 'Council rule: welfare enquiries come before enforcement (Human Rights Act 1998, s.6)';
const ENFORCING = ['direct', 'police', 'court'];

const isEnforcing = (decision: unknown): boolean => typeof decision === 'string' && ENFORCING.includes(decision);

/** An assessment, or the refusal of one, on the record already. */
const welfareKnown = ({ lists }: Pick<RecordState, 'lists'>): boolean =>
  (lists.welfare ?? []).some(({ values }) => values.outcome === 'assessed' || values.outcome === 'refused');

interface Deciding {
  readonly decision?: string | undefined;
  readonly power?: string | undefined;
}

/** Enquiries come before enforcement on public land; on private land the owner acts, and the council only says so. */
export function welfareFirst({ decision }: Deciding, { state }: GuardContext): readonly GuardFinding[] {
  return isEnforcing(decision) ? withoutWelfare(state, 'decision') : [];
}

interface Asking {
  readonly under?: string | undefined;
  readonly groups?: readonly string[] | undefined;
}

export function welfareBeforeDirection({ under }: Asking, { state }: GuardContext): readonly GuardFinding[] {
  return under === 'direction' ? withoutWelfare(state, 'under') : [];
}

function withoutWelfare(state: RecordState, field: string): readonly GuardFinding[] {
  if (welfareKnown(state)) return [];
  const level = isPublicLand(ownerOf(state)) ? 'block' : 'warn';
  return [
    {
      code: 'no-welfare-assessment',
      source: WELFARE_FIRST,
      message:
        'Nobody can be made to leave before a welfare assessment, or a recorded refusal of one. Record it first.',
      level,
      field,
    },
  ];
}

/** A direction is served on a decision, not instead of one. */
export function decidedFirst({ under }: Asking, { state }: GuardContext): readonly GuardFinding[] {
  if (under !== 'direction' || isEnforcing(state.lists.decisions?.at(-1)?.values.decision)) return [];
  return [
    {
      code: 'no-decision',
      source: 'Council rule: a direction follows a decision with its reasons',
      message: 'No decision to direct them to leave stands on this record. Record the decision and its reasons.',
      level: 'warn',
      field: 'under',
    },
  ];
}

/** A direction binds only those on the land when it was made: it says so where groups stand on the record that it does not name. */
export function laterArrivals({ under, groups = [] }: Asking, { state }: GuardContext): readonly GuardFinding[] {
  if (under !== 'direction' || groups.length === 0) return [];
  const left = groupStaysOf(state).filter(({ id, status }) => status === 'present' && !groups.includes(id));
  if (left.length === 0) return [];
  return [
    {
      code: 'groups-not-named',
      source: 'Criminal Justice and Public Order Act 1994, s.77',
      message: `It will not bind ${left.map(({ name }) => `“${name}”`).join(', ')}: name them too if they were told.`,
      level: 'warn',
      field: 'groups',
    },
  ];
}

/** Help comes before enforcement: what was never offered is said while there is time to offer it. */
export function nothingOffered({ decision }: Deciding, { state }: GuardContext): readonly GuardFinding[] {
  if (!isEnforcing(decision) || offeredIn(state).size > 0) return [];
  return [
    {
      code: 'nothing-offered',
      source: 'Council rule: engagement before enforcement',
      message: 'No help has been offered to them on this record. Say in the reasons why that is right here.',
      level: 'warn',
      field: 'decision',
    },
  ];
}

/** Section 62A needs a suitable pitch, and the police must ask the council about one. */
export function pitchAnswered({ decision, power }: Deciding, { state }: GuardContext): readonly GuardFinding[] {
  if (decision !== 'police' || power !== '62A') return [];
  const last = state.lists.pitches?.toSorted((a, b) => (momentSortKey(a.at) < momentSortKey(b.at) ? -1 : 1)).at(-1);
  if (last?.values.available === 'yes') return [];
  return [
    {
      code: 'no-pitch-answer',
      source: 'Criminal Justice and Public Order Act 1994, s.62A',
      message: last
        ? 'The last answer about pitches was that none is free. Section 62A needs one.'
        : 'Section 62A needs a suitable pitch. Record the answer about pitches given to the police.',
      level: 'warn',
      field: 'power',
    },
  ];
}
