// Work that arrival raises: a guard's block, what the fold could not place, what is held.
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { GuardFinding } from '#domain/guard.ts';
import { newId } from '#domain/id.ts';
import type { RecordState } from '#domain/record.ts';
import { utf8 } from '#protocol/bytes.ts';
import { WAITS } from '#protocol/tasks.ts';
import type { RecordKind, Waiting } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import type { TaskRow } from '../db/record-rows.ts';
import { encrypt } from '../keys/cipher.ts';
import { type HeldReason, heldReasons } from './held-reason.ts';
import { decryptText } from './stored-entry.ts';

const wordsSchema = z.object({
  code: z.string(),
  source: z.string().optional(),
  message: z.string(),
  level: z.enum(['block', 'warn']),
});
type Words = z.infer<typeof wordsSchema>;

export interface StoredTask extends Words {
  readonly id: string;
  readonly record?: string | undefined;
  readonly entry?: string | undefined;
  readonly enrolment?: string | undefined;
  readonly raisedAt: Date;
  readonly closedAt?: Date | undefined;
  readonly closedWhy?: string | undefined;
}

interface About {
  readonly council: string;
  readonly record: string;
  readonly entry: string;
  readonly at: string;
  /** Of a sealed record: the task's words are encrypted under it. */
  readonly key: Uint8Array | undefined;
  readonly keeper: RecordKind['keeper'];
}

export const HELD = 'held';

export function newTask(
  { council, record, entry, at, key, keeper }: About,
  words: Words,
  id = newId(),
): Insertable<TaskRow> & { readonly cipher?: Uint8Array } {
  const common = { council, id, record, entry, created_at: at, for_role: keeper };
  if (!key) return { ...common, sealed: false, ...words, source: words.source ?? null };
  const cipher = encrypt(key, utf8(JSON.stringify(words)), aboutTask(council, id));
  return { ...common, sealed: true, code: 'sealed', level: 'block', cipher };
}

export const heldTask = (about: About, reason: HeldReason): Insertable<TaskRow> =>
  newTask(about, {
    code: HELD,
    source: reason,
    message: `An entry is held: ${lowerFirst(heldReasons[reason])}.`,
    level: 'block',
  });

/** For what may belong to a sealed record that nobody is named on yet: it names the phone and the number, and nothing else. */
export const heldFromPhone = (
  about: Omit<About, 'key' | 'keeper'>,
  enrolment: string,
  seq: number,
  reason: HeldReason,
): Insertable<TaskRow> => ({
  council: about.council,
  id: newId(),
  entry: about.entry,
  enrolment,
  sealed: true,
  for_role: 'coordinator',
  code: HELD,
  source: reason,
  message: `Entry number ${seq} of a phone is held: ${lowerFirst(heldReasons[reason])}.`,
  level: 'block',
  created_at: about.at,
});

export const guardTasks = (about: About, findings: readonly GuardFinding[]): Insertable<TaskRow>[] =>
  findings
    .filter(({ level }) => level === 'block')
    .map(({ code, source, message, level }) => newTask(about, { code, source, message, level }));

/** The tasks of a fold that were never raised yet; a person who closed one is not asked again. */
export const newFoldTasks = (
  about: Omit<About, 'entry'>,
  state: RecordState,
  known: readonly StoredTask[],
): Insertable<TaskRow>[] =>
  state.tasks
    .filter(({ code, entry }) => !known.some((task) => task.code === code && task.entry === entry))
    .map(({ code, entry, message }) => newTask({ ...about, entry }, { code, message, level: 'block' }));

const FOLD_CODES: readonly string[] = ['no-effect', 'conflict', 'amends-issued', 'amends-unfit', 'unknown-type'];

/** Open tasks of an earlier fold that this one no longer has. */
export const settledTasks = (state: RecordState, known: readonly StoredTask[]): string[] =>
  known
    .filter(({ closedAt, code }) => closedAt === undefined && FOLD_CODES.includes(code))
    .filter(({ code, entry }) => !state.tasks.some((task) => task.code === code && task.entry === entry))
    .map(({ id }) => id);

const isRaised = ({ code, entry }: Waiting, task: StoredTask): boolean =>
  task.code === WAITS + code && task.entry === entry;

export const newWaits = (
  about: Omit<About, 'entry'>,
  waiting: readonly Waiting[],
  known: readonly StoredTask[],
): Insertable<TaskRow>[] =>
  waiting
    .filter((each) => !known.some((task) => isRaised(each, task)))
    .map(({ entry, code, source, message }) =>
      newTask({ ...about, entry }, { code: WAITS + code, source, message, level: 'block' }),
    );

export const settledWaits = (waiting: readonly Waiting[], known: readonly StoredTask[]): string[] =>
  known
    .filter(({ closedAt, code }) => closedAt === undefined && code.startsWith(WAITS))
    .filter((task) => !waiting.some((each) => isRaised(each, task)))
    .map(({ id }) => id);

/** Also decides how the rows of a sealed record are read: pass its key. */
export function storedTask(row: Selectable<TaskRow>, key: Uint8Array | undefined): StoredTask {
  const words = row.cipher
    ? wordsSchema.parse(JSON.parse(key ? decryptText(key, row.cipher, aboutTask(row.council, row.id)) : '{}'))
    : {
        code: row.code,
        source: row.source ?? undefined,
        message: row.message ?? '',
        level: wordsSchema.shape.level.parse(row.level),
      };
  return {
    id: row.id,
    ...words,
    record: row.record ?? undefined,
    entry: row.entry ?? undefined,
    enrolment: row.enrolment ?? undefined,
    raisedAt: row.created_at,
    closedAt: row.closed_at ?? undefined,
    closedWhy: row.closed_why ?? undefined,
  };
}

/** Closes tasks by their ids; those already closed keep their first reason. */
export async function closeTasks(
  tx: Tx,
  council: string,
  ids: readonly string[],
  why: { at: string; by?: string; words: string },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('tasks')
    .set({ state: 'closed', closed_at: why.at, closed_by: why.by ?? null, closed_why: why.words })
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
}

const aboutTask = (council: string, id: string): string => `task ${council} ${id}`;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
