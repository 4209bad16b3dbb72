import { comingUp, dueWords } from '#domain/due.ts';
import { momentWords } from '#domain/format-moment.ts';
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import { own } from '#domain/own.ts';
import type { TimelineLine } from '#domain/record.ts';
import { entryTypeOf, type NextStep, type RecordKind } from '#kinds/registry.ts';
import type { Rules } from '#domain/rulebook.ts';
import type { RecordView } from '#sync/phone.ts';
import type { TimelineStep } from '#ui/Timeline.tsx';
import { deliveryWords } from '../delivery-words.ts';

/** What happened (solid), without the first `from` lines; then what is open now and what is still to come (dashed), each with its reason. */
export function threadSteps(
  kind: RecordKind,
  view: RecordView,
  me: string,
  next: readonly NextStep[],
  now: string,
  rules: Rules,
  from: number,
): readonly TimelineStep[] {
  const happened = view.state.timeline.slice(from).map((line) => ({
    key: line.id,
    title: titleOf(kind, line),
    detail: detailOf(kind, line, view, me, now),
    state: line.outcome === 'effect' || line.outcome === 'annulled' ? ('done' as const) : ('attention' as const),
  }));
  const open = next
    .filter(({ stops }) => stops.length === 0)
    .slice(0, 1)
    .map(({ flow: { name, action } }) => ({
      key: name,
      title: `Next: ${action}`,
      detail: 'Open now',
      state: 'open' as const,
    }));
  const ahead = comingUp(kind.due(view.state, rules), now).map(({ at, title }) => ({
    key: at + title,
    title,
    detail: dueWords(at, now),
    state: 'open' as const,
  }));
  return [...happened, ...open, ...ahead];
}

const titleOf = (kind: RecordKind, { type }: TimelineLine): string =>
  isGenericType(type) ? genericEntries[type].title : (entryTypeOf(kind, type)?.title ?? 'Written by a newer app');

function detailOf(
  kind: RecordKind,
  line: TimelineLine,
  { delivery, people }: RecordView,
  me: string,
  now: string,
): string {
  const where = deliveryWords[delivery[line.id] ?? 'received'].words.toLowerCase();
  const { text, why, reason } = line.body;
  const said = { noted: text, linked: why, unlinked: reason };
  const generic = own(said, line.type);
  const words = typeof generic === 'string' ? generic : entryTypeOf(kind, line.type)?.summarise(line.body);
  const outcome = {
    effect: '',
    'no-effect': 'kept without effect',
    held: 'the council is deciding',
    annulled: 'taken back',
  }[line.outcome];
  const who = line.by === me ? '' : (people[line.by] ?? '');
  return [words === titleOf(kind, line) ? undefined : words, momentWords(line.at, now), who, outcome || where]
    .filter(Boolean)
    .join(' · ');
}
