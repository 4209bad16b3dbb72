import type { FormPage, StepCondition } from '#domain/field.ts';
import { newId } from '#domain/id.ts';
import type { EntryType, Flow, FormStart, RecordKind } from './define-record-kind.ts';

export interface FlowStep extends EntryType {
  readonly type: string;
  readonly entry: string;
  readonly onlyWhen?: StepCondition | undefined;
}

/** The entries to be, in their order, with ids that stay the same however often the form is closed and saved. */
export const flowSteps = (
  kind: RecordKind,
  flow: Flow,
  start: FormStart,
  ids: Readonly<Record<string, string>> = {},
): readonly FlowStep[] =>
  flow.types.flatMap((type) => {
    const entry = kind.entries[type];
    if (!entry) return [];
    const pages = pagesAsked(entry, start);
    return [{ ...entry, pages, type, entry: ids[type] ?? newId(), onlyWhen: flow.onlyWhen?.[type] }];
  });

function pagesAsked({ pages, spares }: EntryType, start: FormStart): readonly FormPage[] {
  const spared = spares?.(start) ?? [];
  if (spared.length === 0) return pages;
  return pages.map((page) => ({ ...page, fields: page.fields.filter(({ key }) => !spared.includes(key)) }));
}
