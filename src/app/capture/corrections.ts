import { type Json, type JsonObject, sameJson } from '#domain/json.ts';
import type { RecordState } from '#domain/record.ts';
import { type EntryType, entryTypeOf, type RecordKind } from '#kinds/registry.ts';

/** A part of a record whose answers may be corrected: what was logged, or an item that was not issued. */
export interface Correctable {
  /** `details`, or `<list>/<item>`. */
  readonly prefix: string;
  /** What stands in a draft in place of a flow. */
  readonly flow: string;
  readonly title: string;
  readonly detail: string;
  readonly type: string;
  readonly entryType: EntryType;
  readonly values: JsonObject;
}

const CORRECTION = 'correct:';
const correctionFlow = (prefix: string): string => `${CORRECTION}${prefix}`;
export const isCorrection = (flow: string): boolean => flow.startsWith(CORRECTION);

export function correctable(kind: RecordKind, state: RecordState): readonly Correctable[] {
  const part = (prefix: string, type: string, values: JsonObject): readonly Correctable[] => {
    const entryType = entryTypeOf(kind, type);
    if (!entryType || entryType.issued) return [];
    return [
      {
        prefix,
        flow: correctionFlow(prefix),
        title: entryType.title,
        detail: entryType.summarise(values),
        type,
        entryType,
        values,
      },
    ];
  };
  return [
    ...part('details', 'logged', state.details),
    ...Object.entries(state.lists).flatMap(([list, items]) =>
      items.flatMap(({ id, type, values }) => part(`${list}/${id}`, type, values)),
    ),
  ];
}

interface Change {
  [key: string]: Json | undefined;
  readonly path: string;
  readonly from?: Json;
  readonly to?: Json;
}

/** One change an answer; what only the form's own blanks would add or take away is none. */
export function changesBetween(prefix: string, before: JsonObject, after: JsonObject): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !sameJson(before[key], after[key]))
    .map((key) => ({
      path: `${prefix}/${key}`,
      ...(before[key] !== undefined && { from: before[key] }),
      ...(after[key] !== undefined && { to: after[key] }),
    }));
}
