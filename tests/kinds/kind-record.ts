// A record of a real kind, written line by line as an officer would.
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { defaultRules, type Rules } from '#domain/rulebook.ts';
import { entryTypeOf, kindNamed, type RecordKind } from '#kinds/registry.ts';
import { idAt, RECORD } from '../domain/toy-kind.ts';

export interface Written {
  readonly type: string;
  /** A local day or an instant; the example's other answers stand. */
  readonly at: string;
  readonly change?: JsonObject;
}

export function kindOf(name: string): RecordKind {
  const kind = kindNamed(name);
  if (!kind) throw new Error(`No kind ${name}`);
  return kind;
}

/** The n-th line of a record has the n-th id, beginning with 1. */
export function lineOf(kind: RecordKind, n: number, { type, at, change = {} }: Written): FoldEntry {
  const instant = at.length === 10 ? `${at}T10:00:00.000Z` : at;
  const body = { ...entryTypeOf(kind, type)?.example, ...change };
  return {
    number: n,
    entry: {
      id: idAt(n),
      record: RECORD,
      kind: kind.name,
      kindVersion: kind.version,
      type,
      body,
      at: { from: instant, precision: 'minute', typed: true },
      savedAt: instant,
      clockOffset: 0,
      by: idAt(99),
      origin: 'phone',
    },
  };
}

export const recordOf = (kind: RecordKind, ...written: readonly Written[]): RecordState =>
  foldRecord(
    kind,
    RECORD,
    written.map((each, i) => lineOf(kind, i + 1, each)),
  );

/** What the guards say of one more line. */
export function findingsOn(
  kind: RecordKind,
  state: RecordState,
  next: Written,
  rules: Rules = defaultRules,
): readonly GuardFinding[] {
  const { entry } = lineOf(kind, state.timeline.length + 1, next);
  return entryTypeOf(kind, next.type)?.guards.flatMap((guard) => guard(entry, { state, ...rules })) ?? [];
}

export const codes = (findings: readonly GuardFinding[], level: GuardFinding['level']): readonly string[] =>
  findings.filter((finding) => finding.level === level).map(({ code }) => code);
