import type { StepCondition } from '#domain/field.ts';
import { newId } from '#domain/id.ts';
import type { EntryType, Flow, RecordKind } from './define-record-kind.ts';

export interface FlowStep extends EntryType {
  readonly type: string;
  readonly entry: string;
  readonly onlyWhen?: StepCondition | undefined;
}

/** The entries to be, in their order, with ids that stay the same however often the form is closed and saved. */
export const flowSteps = (
  kind: RecordKind,
  flow: Flow,
  ids: Readonly<Record<string, string>> = {},
): readonly FlowStep[] =>
  flow.types.flatMap((type) => {
    const entry = kind.entries[type];
    return entry ? [{ ...entry, type, entry: ids[type] ?? newId(), onlyWhen: flow.onlyWhen?.[type] }] : [];
  });
