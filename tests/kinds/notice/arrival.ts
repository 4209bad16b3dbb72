// Lines that officers wrote, as the council takes them in one after another: what its tasks would be.
import { addDays } from '#domain/calendar.ts';
import type { FoldEntry } from '#domain/entry.ts';
import { foldRecord } from '#domain/fold-record.ts';
import type { JsonObject } from '#domain/json.ts';
import { defaultRules } from '#domain/rulebook.ts';
import { entryTypeOf, type judgeAgain, judgedBy } from '#kinds/registry.ts';
import { idAt, RECORD } from '../../domain/toy-kind.ts';
import { kindOf, lineOf } from '../kind-record.ts';

const kind = kindOf('notice');
export const START = '2026-11-02';

/** Every line of a run is about the warning, notice or breach of these numbers, which may be there or not. */
export interface Line {
  readonly type: string;
  readonly day: number;
  readonly about: number;
  readonly body: JsonObject;
}

export function entryOf({ type, day, about, body }: Line, n: number): FoldEntry {
  // No two at one moment: who writes later on a day has the later id.
  const at = `${addDays(START, day)}T12:${String(n).padStart(2, '0')}:00.000Z`;
  const example = entryTypeOf(kind, type)?.example ?? {};
  const change = {
    ...('item' in example && { item: idAt(about) }),
    ...(type === 'notice-issued' && {
      follows: [idAt(about)],
      consultations: [{ who: 'Housing association', on: START }],
    }),
    ...body,
  };
  return lineOf(kind, n, { type, at, change });
}

/** As the council takes them in, one after another: what a guard says of each on arrival, and again of what was there. */
export function arrive(entries: readonly FoldEntry[], again: typeof judgeAgain) {
  const tasks = new Set<string>();
  const taken: FoldEntry[] = [];
  for (const [i, each] of entries.entries()) {
    const { entry } = each;
    const known = foldRecord(kind, RECORD, taken);
    taken.push({ ...each, number: i + 1 });
    const state = judgedBy(kind, taken, entry, known);
    const findings = (entryTypeOf(kind, entry.type)?.guards ?? []).flatMap((guard) =>
      guard(entry, { state, ...defaultRules }),
    );
    if (findings.some(({ level }) => level === 'block')) tasks.add(entry.id);
    for (const judged of again(kind, taken, entry, () => defaultRules))
      if (judged.findings.length > 0) tasks.add(judged.entry);
  }
  const state = foldRecord(kind, RECORD, taken);
  for (const { entry } of state.tasks) tasks.add(entry);
  return { tasks, state };
}
