import type { Insertable } from 'kysely';
import { type Rulebook, rulesAt } from '#domain/rulebook.ts';
import type { Tx } from '../db/database.ts';
import type { TaskRow } from '../db/record-rows.ts';
import { insertAll } from './insert-all.ts';
import { keyOf } from './load-threads.ts';
import type { Placed } from './place-lines.ts';
import {
  closeTasks,
  guardTasks,
  HELD,
  heldFromPhone,
  heldTask,
  newFoldTasks,
  newTask,
  newWaits,
  settledTasks,
  settledWaits,
} from './tasks.ts';
import type { Thread } from './thread.ts';

/** Raises the work that follows from these lines, and closes what they settled. */
export async function raiseTasks(
  tx: Tx,
  council: string,
  placed: readonly Placed[],
  threads: Iterable<Thread>,
  rulebook: Rulebook,
  at: string,
): Promise<void> {
  const rows = [...placed.flatMap((each) => tasksOf(council, each, at)), ...tasksAgain(council, placed, at)];
  const settled: string[] = [];
  for (const thread of threads) {
    const { changed, kind, state, tasks, row, begunBy } = thread;
    if (!changed || !kind || !state) continue;
    const about = { council, record: thread.id, at, key: kind.sealed ? keyOf(thread) : undefined, keeper: kind.keeper };
    rows.push(...newFoldTasks(about, state, tasks));
    settled.push(...settledTasks(state, tasks));
    const waiting = kind.waits?.(state, (instant) => rulesAt(rulebook, instant)) ?? [];
    rows.push(...newWaits(about, waiting, tasks));
    settled.push(...settledWaits(waiting, tasks));
    if (kind.sealed && !row && begunBy && thread.named.length < 2 && !begunBy.roles.includes(kind.keeper))
      rows.push(newTask({ ...about, entry: thread.id }, noKeeper[kind.keeper]));
  }
  await insertAll(tx, 'tasks', rows);
  await closeTasks(tx, council, settled, { at, words: 'It no longer applies' });
  for (const { decision, line, thread } of placed) {
    if (!decision) continue;
    const held = thread.tasks
      .filter(({ code, entry }) => code === HELD && entry === decision.entry)
      .map(({ id }) => id);
    const nameless = await tx
      .selectFrom('tasks')
      .select('id')
      .where('council', '=', council)
      .where('entry', '=', decision.entry)
      .where('code', '=', HELD)
      .execute();
    const why = { at, words: 'Decided', ...(line.entry && { by: line.entry.by }) };
    await closeTasks(tx, council, [...held, ...nameless.map(({ id }) => id)], why);
  }
}

const noKeeper = {
  coordinator: {
    code: 'no-coordinator',
    source: 'Council rule',
    message: 'A home visit began while nobody is coordinator. Give somebody that role and name them on it.',
    level: 'block',
  },
  manager: {
    code: 'no-manager',
    source: 'Council rule',
    message: 'An incident was recorded while nobody is manager. Give somebody that role and name them on it.',
    level: 'block',
  },
} as const;

/** What stands in the way of an earlier issue now, and was not said of it before. */
function tasksAgain(council: string, placed: readonly Placed[], at: string): Insertable<TaskRow>[] {
  const said = new Set(placed.flatMap(({ line, verdict }) => verdict.findings.map(({ code }) => `${line.id} ${code}`)));
  return placed.flatMap(({ line: { record }, thread, verdict, sealed }) =>
    (verdict.again ?? []).flatMap(({ entry, findings }) => {
      const fresh = findings.filter(
        ({ code }) =>
          !said.has(`${entry} ${code}`) && !thread.tasks.some((task) => task.entry === entry && task.code === code),
      );
      for (const { code } of fresh) said.add(`${entry} ${code}`);
      const keeper = thread.kind?.keeper ?? (sealed ? 'coordinator' : 'manager');
      return guardTasks({ council, record, entry, at, key: sealed ? keyOf(thread) : undefined, keeper }, fresh);
    }),
  );
}

function tasksOf(council: string, { line, thread, verdict, sealed, shown }: Placed, at: string): Insertable<TaskRow>[] {
  const about = { council, record: line.record, entry: line.id, at };
  // What is imported was judged in its own time.
  const findings = line.entry?.origin === 'import' ? [] : verdict.findings;
  const keeper = thread.kind?.keeper ?? line.kind?.keeper ?? (sealed ? 'coordinator' : 'manager');
  if (!verdict.held) return guardTasks({ ...about, key: sealed ? keyOf(thread) : undefined, keeper }, findings);
  if (!sealed) return [heldTask({ ...about, key: undefined, keeper: 'manager' }, verdict.held)];
  if (shown && thread.state?.begun) return [heldTask({ ...about, key: keyOf(thread), keeper }, verdict.held)];
  const { enrolment = '', seq = 0 } = line.phone?.header ?? {};
  return enrolment ? [heldFromPhone(about, enrolment, seq, verdict.held)] : [];
}
