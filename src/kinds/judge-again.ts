// What was lawful by what was known may not be by what arrives later: a warning withdrawn the day before, an age put right.
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { isGenericType } from '#domain/generic-entries.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { own } from '#domain/own.ts';
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
  const from = REACHING_BACK.includes(arrived.type)
    ? 0
    : sequence.findIndex(({ entry }) => entry.id === arrived.id) + 1;
  const weighty = sequence.slice(from).filter(({ entry }) => isWeighty(own(kind.entries, entry.type)));
  if (weighty.length === 0) return [];
  const standing = new Set(
    foldRecord(kind, arrived.record, entries)
      .timeline.filter(({ outcome }) => outcome === 'effect')
      .map(({ id }) => id),
  );
  return weighty.flatMap((line) => {
    const { entry } = line;
    if (!standing.has(entry.id) || entry.id === arrived.id) return [];
    const before = sequence.filter((each, i) => i < sequence.indexOf(line) || isGenericType(each.entry.type));
    const context = { state: foldRecord(kind, entry.record, before), ...rulesOn(momentSortKey(entry.at)) };
    const findings = (own(kind.entries, entry.type)?.guards ?? []).flatMap((guard) => guard(entry, context));
    return [{ entry: entry.id, findings: findings.filter(({ level }) => level === 'block') }];
  });
}
