// Puts each line into its record, in the order it came, and says what becomes of it.
import { decidedSchema } from '#domain/generic-entries.ts';
import { entryTypeOf } from '#kinds/registry.ts';
import type { HeldReason } from './held-reason.ts';
import type { KnownLines } from './known-lines.ts';
import type { Line } from './line.ts';
import { addToThread, type Judging, numberDecided, refold, type Thread, type Verdict } from './thread.ts';

export interface Placed {
  readonly line: Line;
  readonly thread: Thread;
  readonly verdict: Verdict;
  /** Encrypted at rest: of a sealed kind, or possibly so. */
  readonly sealed: boolean;
  /** Whether those named on the sealed record may see it in the thread. */
  readonly shown: boolean;
  readonly decision?: Decision | undefined;
}

export interface Decision {
  readonly entry: string;
  readonly number: number | undefined;
  readonly outcome: 'effect' | 'no-effect';
}

export function placeLine(line: Line, thread: Thread, known: KnownLines, judging: Judging): Placed {
  const clash = known.clash(line);
  known.remember(line);
  const { entry, kind } = line;
  const held = line.held ?? clash ?? (judging.writer.left ? 'leaver' : undefined);
  const sealed = isSealed(line, thread);
  const fits = kind !== undefined && (thread.kind === undefined || thread.kind === kind);
  const common = { line, thread, sealed, shown: fits && held !== 'header-differs' };

  if (line.phone?.header.lane === 'access')
    return { ...common, sealed: true, verdict: accessVerdict(line, judging, held) };
  if (!entry || !kind || held === 'same-id' || held === 'header-differs')
    return { ...common, verdict: heldVerdict(held ?? 'unreadable') };
  // What was erased is not made again by what comes late.
  if (thread.row?.erased_at) return { ...common, shown: false, verdict: heldVerdict(held ?? 'erased') };
  if (!fits) return { ...common, verdict: heldVerdict(held ?? 'wrong-kind') };
  const verdict = addToThread(thread, entry, kind, judging, held);
  return { ...common, verdict, decision: verdict.outcome === 'effect' ? decide(line, thread) : undefined };
}

const heldVerdict = (held: HeldReason): Verdict => ({ outcome: 'held', held, findings: [] });

/** The access lane is never folded: it is delivered, or held, and that is all. */
function accessVerdict({ access }: Line, { writer }: Judging, held: HeldReason | undefined): Verdict {
  const reason = held ?? (access?.by === writer.id ? undefined : 'wrong-writer');
  return reason ? heldVerdict(reason) : { outcome: 'no-effect', findings: [] };
}

/** What cannot be read counts as sealed, whatever its label says. */
function isSealed({ entry, kind, held }: Line, thread: Thread): boolean {
  if (!entry || held === 'header-differs') return true;
  return kind?.sealed || (thread.kind?.sealed ?? kind === undefined);
}

function decide({ entry }: Line, thread: Thread): Decision | undefined {
  const decided = entry?.type === 'decided' ? decidedSchema.safeParse(entry.body).data : undefined;
  if (!decided) return undefined;
  const number = decided.effect ? numberDecided(thread, decided.entry) : undefined;
  const state = thread.kind && refold(thread, thread.kind);
  const outcome = state?.timeline.find(({ id }) => id === decided.entry)?.outcome;
  return { entry: decided.entry, number, outcome: outcome === 'effect' ? 'effect' : 'no-effect' };
}

/** Whether any of the lines is judged by the law of its day, or what its record waits for is. */
export const needRules = (lines: readonly Line[]): boolean =>
  lines.some(
    ({ entry, kind }) => entry && kind && (kind.waits || (entryTypeOf(kind, entry.type)?.guards.length ?? 0) > 0),
  );

/** Whether any of the lines may begin a sealed record. */
export const needKeepers = (lines: readonly Line[]): boolean => lines.some(({ kind }) => kind?.sealed);
