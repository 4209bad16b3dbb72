// A paper as it would look for the kind's own examples: what the council sees while it edits its words.
import { foldRecord } from '#domain/fold-record.ts';
import type { Entry } from '#domain/entry.ts';
import type { RecordState } from '#domain/record.ts';
import { momentOfDay } from '#domain/calendar.ts';
import type { RecordKind } from './define-record-kind.ts';
import type { Paper, PaperWorld } from './paper.ts';

const idAt = (n: number): string => `0192f0c1-7e00-7000-8000-${String(n).padStart(12, '0')}`;

/** Undefined where the type has no paper. */
export async function examplePaperOf(
  kind: RecordKind,
  type: string,
  day: string,
  world: Pick<PaperWorld, 'rules' | 'wording' | 'council' | 'issuer'>,
): Promise<ReturnType<Paper['content']> | undefined> {
  const at = momentOfDay(day);
  const entries = Object.entries(kind.entries).map(([name, each], i) => ({
    id: idAt(i + 100),
    record: idAt(0),
    kind: kind.name,
    kindVersion: kind.version,
    type: name,
    body: each.example,
    at,
    savedAt: at.from,
    clockOffset: 0,
    by: idAt(99),
    origin: 'phone' as const,
  }));
  const entry = entries.find((each) => each.type === type);
  const paper = await kind.entries[type]?.paper?.load();
  const begun = entries.filter((each) => each.type === 'logged').map((each) => ({ entry: each }));
  const state = foldRecord(kind, idAt(0), begun);
  const lists = { ...state.lists, ...exampleItems(kind, entries, type) };
  return entry && paper?.content({ ...world, state: { ...state, lists }, entry });
}

/** What the example is about, and what that belongs to: each the one example that joins its list, in its first status. */
function exampleItems(kind: RecordKind, entries: readonly Entry[], type: string): RecordState['lists'] {
  const about = kind.entries[type];
  const adder = entries.find(({ type: name }) => kind.entries[name]?.adds === about?.concerns?.list);
  const id = about?.example.item;
  if (!about?.concerns || !adder || typeof id !== 'string') return {};
  const { at, by, body } = adder;
  const status = kind.entries[adder.type]?.itemStatus ?? 'open';
  const item = { id, type: adder.type, at, by, status, values: body };
  return { ...exampleItems(kind, entries, adder.type), [about.concerns.list]: [item] };
}
