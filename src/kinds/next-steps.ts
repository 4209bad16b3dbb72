// What may be done next with a record, and what stands in the way of the rest: asked of the guards themselves, so that no
// screen has a rule of its own.
import type { Entry } from '#domain/entry.ts';
import type { GuardFinding } from '#domain/guard.ts';
import type { JsonObject } from '#domain/json.ts';
import { own } from '#domain/own.ts';
import type { RecordState } from '#domain/record.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { EntryType, Flow, RecordKind } from './define-record-kind.ts';
import { withPromisedPaper } from './paper.ts';

export interface NextStep {
  readonly flow: Flow;
  /** What only time or another entry can cure; none where the form may be filled in now. */
  readonly stops: readonly GuardFinding[];
}

interface Asking {
  readonly state: RecordState;
  readonly rules: Rules;
  /** An instant. */
  readonly now: string;
  /** Who would write. */
  readonly by: string;
}

/** Of the flows that are offered, those with something to be about; open ones first, and of these what the record asks for. */
export const nextSteps = (kind: RecordKind, flows: readonly Flow[], asking: Asking): readonly NextStep[] => {
  const place = (step: NextStep): number => (waits(step) ? 2 : step.flow.first?.(asking.state, asking.rules) ? 0 : 1);
  return flows.flatMap((flow) => stepOf(kind, flow, asking) ?? []).toSorted((a, b) => place(a) - place(b));
};

/** Of many papers the newest tell enough. */
const MOST = 8;

const waits = ({ stops }: NextStep): boolean => stops.length > 0;

function stepOf(kind: RecordKind, flow: Flow, asking: Asking): NextStep | undefined {
  const [name = ''] = flow.types;
  const type = own(kind.entries, name);
  if (!type || flow.offered?.(asking.rules) === false) return undefined;
  const { concerns } = type;
  if (!concerns) return { flow, stops: stopsOf(kind, name, type, asking) };
  const items = (asking.state.lists[concerns.list] ?? []).filter(({ status }) => concerns.from.includes(status));
  const [first, ...others] = items.slice(-MOST).map(({ id }) => stopsOf(kind, name, type, asking, id));
  if (!first) return undefined;
  return { flow, stops: others.reduce((least, each) => (each.length < least.length ? each : least), first) };
}

/** What the form itself asks is no stop: only what its answers cannot change. */
function stopsOf(
  kind: RecordKind,
  name: string,
  type: EntryType,
  { state, rules, now, by }: Asking,
  item?: string,
): readonly GuardFinding[] {
  const body = withPromisedPaper(type, type.initial({ state, ...rules, now, ...(item && { item }) }));
  const entry = entryNow(kind, name, body, state, now, by);
  return type.guards
    .flatMap((guard) => guard(entry, { state, ...rules }))
    .filter(({ level, field, from }) => level === 'block' && (field === undefined || from !== undefined));
}

const entryNow = (
  kind: RecordKind,
  type: string,
  body: JsonObject,
  state: RecordState,
  now: string,
  by: string,
): Entry => ({
  id: '',
  record: state.id,
  kind: kind.name,
  kindVersion: kind.version,
  type,
  body,
  at: { from: now, precision: 'exact', typed: false },
  savedAt: now,
  clockOffset: 0,
  by,
  origin: 'phone',
});
