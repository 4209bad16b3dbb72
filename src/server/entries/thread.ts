// A record while entries are added to it: its entries so far, their fold, and what follows for its row.
import type { Selectable } from 'kysely';
import type { Entry, FoldEntry } from '#domain/entry.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { foldRecord } from '#domain/fold-record.ts';
import { dateWords } from '#domain/format-moment.ts';
import { assignedSchema, isGenericType } from '#domain/generic-entries.ts';
import type { GuardFinding } from '#domain/guard.ts';
import { momentSortKey } from '#domain/moment.ts';
import { emptyRecord, type RecordState } from '#domain/record.ts';
import { type Rulebook, rulesAt } from '#domain/rulebook.ts';
import { entryTypeOf, type JudgedAgain, judgeAgain, judgedBy, kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { RecordRow } from '../db/record-rows.ts';
import type { HeldReason } from './held-reason.ts';
import type { StoredTask } from './tasks.ts';
import { mayWrite, type Writer } from './writers.ts';

export interface Thread {
  readonly id: string;
  readonly row: Selectable<RecordRow> | undefined;
  readonly tasks: readonly StoredTask[];
  kind: RecordKind | undefined;
  key: Uint8Array | undefined;
  isNewKey: boolean;
  entries: FoldEntry[];
  state: RecordState | undefined;
  lastNumber: number;
  named: readonly string[];
  /** Named in this transaction, again or for the first time: they may read from now on. */
  granted: string[];
  begunBy: Writer | undefined;
  changed: boolean;
}

export type Effect = 'effect' | 'no-effect' | 'held';

export interface Verdict {
  readonly outcome: Effect;
  readonly held?: HeldReason;
  readonly number?: number;
  readonly findings: readonly GuardFinding[];
  /** Of entries that were here before it and come after it in the sequence of events. */
  readonly again?: readonly JudgedAgain[];
}

export interface Judging {
  readonly writer: Writer;
  readonly rulebook: Rulebook;
  /** Who is named, with its author, on every sealed record that begins now: by the role that keeps its kind. */
  readonly keepers: Readonly<Record<RecordKind['keeper'], readonly string[]>>;
  readonly receivedAt: string;
}

/** Adds a readable entry to its record and says what becomes of it. `held` is a reason found before the record was looked at. */
export function addToThread(
  thread: Thread,
  entry: Entry,
  kind: RecordKind,
  judging: Judging,
  held?: HeldReason,
): Verdict {
  const reason = held ?? reasonToHold(thread, entry, kind, judging.writer);
  thread.changed = true;
  if (reason) {
    thread.entries.push({ entry, held: true, receivedAt: judging.receivedAt });
    if (thread.kind) refold(thread, thread.kind);
    return { outcome: 'held', held: reason, findings: [] };
  }
  return takeEffect(thread, entry, kind, judging);
}

function takeEffect(
  thread: Thread,
  entry: Entry,
  kind: RecordKind,
  { writer, rulebook, keepers, receivedAt }: Judging,
): Verdict {
  const before = thread.state ?? emptyRecord(thread.id, kind.name);
  const number = thread.lastNumber + 1;
  thread.kind = kind;
  thread.lastNumber = number;
  thread.entries.push({ entry, number, receivedAt });
  const state = refold(thread, kind);
  if (state.begun && !before.begun) {
    thread.begunBy = writer;
    thread.named = kind.sealed ? [...new Set([state.by, ...keepers[kind.keeper]])] : [];
  }
  thread.named = namedAfter(thread.named, state);
  const assigned = entry.type === 'assigned' ? assignedSchema.safeParse(entry.body).data : undefined;
  // Nobody gives their own reading back.
  if (assigned?.named && assigned.person !== entry.by) thread.granted.push(assigned.person);
  const outcome = state.timeline.find(({ id }) => id === entry.id)?.outcome === 'effect' ? 'effect' : 'no-effect';
  const judgedIn = judgedBy(kind, thread.entries, entry, before);
  const findings = [...aheadOfTime(entry, receivedAt), ...findingsOf(kind, entry, judgedIn, rulebook)];
  return { outcome, number, findings, again: judgedAgain(thread, kind, entry, rulebook) };
}

/** The held entry named by a decision takes its number now. */
export function numberDecided(thread: Thread, entry: string): number | undefined {
  const at = thread.entries.findIndex((each) => each.entry.id === entry && each.held);
  const found = thread.entries[at];
  const kind = thread.kind ?? kindNamed(found?.entry.kind ?? '');
  if (!found || !kind) return undefined;
  thread.kind = kind;
  thread.lastNumber += 1;
  thread.entries[at] = { ...found, number: thread.lastNumber };
  thread.named = namedAfter(thread.named, refold(thread, kind));
  return thread.lastNumber;
}

export function refold(thread: Thread, kind: RecordKind): RecordState {
  thread.state = foldRecord(kind, thread.id, thread.entries);
  return thread.state;
}

function reasonToHold(thread: Thread, entry: Entry, kind: RecordKind, writer: Writer): HeldReason | undefined {
  const begun = thread.state?.begun ?? false;
  if (thread.kind && thread.kind !== kind) return 'wrong-kind';
  // A decision may be what begins it: the held entry it lets in.
  if (!begun && entry.type !== 'logged' && entry.type !== 'decided') return 'not-begun';
  const reach = begun ? reachOf(thread, kind) : undefined;
  return mayWrite(writer, kind, entry, reach) ? undefined : 'wrong-writer';
}

function reachOf({ row, named, begunBy }: Thread, kind: RecordKind) {
  const { team, organisation } = row ?? begunBy ?? { team: '', organisation: '' };
  return { sealed: kind.sealed, named, team, organisation };
}

const namedAfter = (named: readonly string[], { assigned, excluded }: RecordState): readonly string[] =>
  [...new Set([...named, ...assigned])].filter((person) => !excluded.includes(person));

/** A guard never takes effect away here: what was served was served. One that throws is work too, never a lost entry. */
function findingsOf(kind: RecordKind, entry: Entry, state: RecordState, rulebook: Rulebook): readonly GuardFinding[] {
  const context = { state, ...rulesAt(rulebook, momentSortKey(entry.at)) };
  return (entryTypeOf(kind, entry.type)?.guards ?? []).flatMap((guard) => {
    try {
      return guard(entry, context);
    } catch {
      return [
        {
          code: 'guard-failed',
          source: 'Wardbook',
          message: 'A check could not be made on this entry. Look at it.',
          level: 'block',
        },
      ];
    }
  });
}

/** Every rule counts days from `at`: one that had not come yet was a wrong clock, and nothing the rules said of it holds. */
const aheadOfTime = ({ at, type }: Entry, receivedAt: string): readonly GuardFinding[] =>
  isGenericType(type) || dayOfInstant(momentSortKey(at)) <= dayOfInstant(receivedAt)
    ? []
    : [
        {
          code: 'ahead-of-time',
          source: 'Council rule: what is recorded has happened',
          message: `It says ${dateWords(dayOfInstant(momentSortKey(at)))}, a day that had not come when it arrived: a clock was wrong. Find out when it was, and whether it was in time.`,
          level: 'block',
        },
      ];

function judgedAgain({ entries }: Thread, kind: RecordKind, entry: Entry, rulebook: Rulebook): readonly JudgedAgain[] {
  // What is imported was judged in its own time.
  if (entry.origin === 'import') return [];
  try {
    return judgeAgain(kind, entries, entry, (instant) => rulesAt(rulebook, instant));
  } catch {
    return [];
  }
}
