// What was lawful by what was known may not be by what arrives later: a warning withdrawn the day before, an age put right.
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { isGenericType } from '#domain/generic-entries.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { own } from '#domain/own.ts';
import type { RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import { sequenceOfEvents } from '#domain/sequence.ts';
import type { EntryType, RecordKind } from './define-record-kind.ts';

export interface JudgedAgain {
  readonly entry: string;
  readonly findings: readonly GuardFinding[];
}

/** These change what every entry stood on, whenever they were written. */
const REACHING_BACK: readonly string[] = ['amended', 'resolved', 'annulled', 'decided'];

const isWeighty = (type: EntryType | undefined): boolean => type?.issued === true || type?.judgedAgain === true;

const reachesBack = (kind: RecordKind, { type }: Entry): boolean =>
  REACHING_BACK.includes(type) || own(kind.entries, type)?.reachesBack === true;

/** The record as it stood before the entry in the sequence of events, and not as it was known when that arrived. */
function stateBefore(kind: RecordKind, sequence: readonly FoldEntry[], { id, record }: Entry): RecordState {
  const at = sequence.findIndex(({ entry }) => entry.id === id);
  return foldRecord(
    kind,
    record,
    sequence.filter(({ entry }, i) => i < at || (i > at && (isGenericType(entry.type) || reachesBack(kind, entry)))),
  );
}

/**
 * What an entry that has just arrived is judged by: what was there in time, where something is issued; for the rest all that
 * is there. `entries` has the arrived one already, `known` is the record without it.
 */
export function judgedBy(
  kind: RecordKind,
  entries: readonly FoldEntry[],
  arrived: Entry,
  known: RecordState,
): RecordState {
  if (!isWeighty(own(kind.entries, arrived.type))) return known;
  const sequence = sequenceOfEvents(entries);
  return sequence.at(-1)?.entry.id === arrived.id ? known : stateBefore(kind, sequence, arrived);
}

/**
 * Judges what was issued again, each against what came before it in the sequence of events, once an entry has arrived that
 * comes earlier or reaches back. `entries` has the arrived one already.
 */
export function judgeAgain(
  kind: RecordKind,
  entries: readonly FoldEntry[],
  arrived: Entry,
  rulesOn: (instant: string) => Rules,
): readonly JudgedAgain[] {
  const sequence = sequenceOfEvents(entries);
  const from = reachesBack(kind, arrived) ? 0 : sequence.findIndex(({ entry }) => entry.id === arrived.id) + 1;
  const weighty = sequence.slice(from).filter(({ entry }) => isWeighty(own(kind.entries, entry.type)));
  if (weighty.length === 0) return [];
  const standing = new Set(
    foldRecord(kind, arrived.record, entries)
      .timeline.filter(({ outcome }) => outcome === 'effect')
      .map(({ id }) => id),
  );
  return weighty.flatMap(({ entry }) => {
    if (!standing.has(entry.id) || entry.id === arrived.id) return [];
    const context = { state: stateBefore(kind, sequence, entry), ...rulesOn(momentSortKey(entry.at)) };
    const findings = (own(kind.entries, entry.type)?.guards ?? []).flatMap((guard) => guard(entry, context));
    return [{ entry: entry.id, findings: findings.filter(({ level }) => level === 'block') }];
  });
}
