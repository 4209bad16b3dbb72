// What the thread says of a warning: when its time ends, and what a notice that follows it must show (s.43(5)).
import { dateWords } from '#domain/format-moment.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { requirementsSchema } from './requirements.ts';

export const itemsOf = (state: RecordState, list: string): readonly RecordItem[] => state.lists[list] ?? [];

/** The one item in these statuses; undefined where there is none or a choice. */
export function soleItem(state: RecordState, list: string, statuses: readonly string[]): string | undefined {
  const [first, ...others] = itemsOf(state, list).filter(({ status }) => statuses.includes(status));
  return others.length === 0 ? first?.id : undefined;
}

/** The last day of the time a warning gave, as the last check that gave more time left it. */
export function timeEndOf(state: RecordState, warning: RecordItem): string | undefined {
  const extended = state.timeline.findLast(
    ({ type, outcome, body }) =>
      type === 'checked' && outcome === 'effect' && body.item === warning.id && body.finding === 'extended',
  );
  const end = extended?.body.extendedTo ?? warning.values.complianceDate;
  return typeof end === 'string' ? end : undefined;
}

/** A row to judge for every requirement of the warning. */
export function requirementRows(state: RecordState, warning: string | undefined): Json[] | undefined {
  const item = itemsOf(state, 'warnings').find(({ id }) => id === warning);
  const requirements = requirementsSchema.safeParse(item?.values.requirements);
  return requirements.data?.map(({ text }) => ({ requirement: text.slice(0, 300) }));
}

interface Checked {
  readonly item?: string | undefined;
  readonly finding?: string | undefined;
}

export function checkedEarly(
  { item, finding }: Checked,
  { state, entry }: GuardContext & { readonly entry: Entry },
): readonly GuardFinding[] {
  const warning = itemsOf(state, 'warnings').find(({ id }) => id === item);
  const end = warning && timeEndOf(state, warning);
  if (end === undefined || finding !== 'not-complied' || dayOfInstant(momentSortKey(entry.at)) > end) return [];
  return [
    {
      code: 'checked-early',
      source: act('43(5)(b)'),
      message: `The time given runs until ${dateWords(end)}. This can be recorded, but a notice needs evidence from after it.`,
      level: 'warn',
      field: 'evidenceOn',
    },
  ];
}

/** What a notice takes over from the warning it follows. */
export function takenOver(warning: RecordItem | undefined): JsonObject {
  if (!warning) return {};
  const { conduct, effect, whyPersistent, whyUnreasonable, requirements } = warning.values;
  const parsed = requirementsSchema.safeParse(requirements);
  // Dates of the warning have passed; a notice sets its own.
  const carried = parsed.data?.map(({ type, text }) => ({ type, text }));
  return { conduct, effect, whyPersistent, whyUnreasonable, requirements: carried };
}
