// What of a record needs a person, from the council's tasks and from the fold itself.
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import type { FoldTask, RecordState } from '#domain/record.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import type { Task } from '#protocol/tasks.ts';

type ReadEntry = DeskRecord['entries'][number];

/** Held entries and conflicts have places of their own, with what can be done about them. */
export const openTasks = (
  { tasks, entries }: Pick<DeskRecord, 'tasks' | 'entries'>,
  held: readonly string[],
): readonly Task[] =>
  tasks.filter(
    ({ closedAt, entry, code }) =>
      closedAt === undefined &&
      code !== 'conflict' &&
      !(entry && held.includes(entry) && entries.some((each) => each.entry.id === entry && each.held)),
  );

/** What the fold found and the council has raised no task for. */
export const foldTasks = (state: Pick<RecordState, 'tasks'>, tasks: readonly Task[]): readonly FoldTask[] =>
  state.tasks.filter(
    ({ code, entry }) => code !== 'conflict' && !tasks.some((task) => task.entry === entry && task.code === code),
  );

export const heldIds = ({ timeline }: Pick<RecordState, 'timeline'>): readonly string[] =>
  timeline.filter(({ outcome }) => outcome === 'held').map(({ id }) => id);

/** What does not fit its own form can only be kept without effect. */
export function canTakeEffect({ entry }: Pick<ReadEntry, 'entry'>, kind: RecordKind): boolean {
  if (entry.kind !== kind.name) return false;
  const body = isGenericType(entry.type) ? genericEntries[entry.type].body : entryTypeOf(kind, entry.type)?.body;
  return body?.safeParse(entry.body).success ?? false;
}

export const needsWords = (count: number): string => (count === 1 ? 'One thing needs you' : `${count} things need you`);
