import type { Entry, FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { own } from '#domain/own.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { RecordKind } from './define-record-kind.ts';

/** What the guards say of entries that are written together: each is judged after those before it, by the rules of its day. */
export const guardFindings = (
  kind: RecordKind,
  before: readonly FoldEntry[],
  entries: readonly Entry[],
  rulesOn: (instant: string) => Rules,
): readonly GuardFinding[] =>
  entries.flatMap((entry, index) => {
    const earlier = entries.slice(0, index).map((each) => ({ entry: each }));
    const state = foldRecord(kind, entry.record, [...before, ...earlier]);
    const context = { state, ...rulesOn(momentSortKey(entry.at)) };
    return (own(kind.entries, entry.type)?.guards ?? []).flatMap((guard) => guard(entry, context));
  });
