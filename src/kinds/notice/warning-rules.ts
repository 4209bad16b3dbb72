// What the thread says of a warning: when its time ends, and what a notice that follows it must show (s.43(5)).
import { dateWords } from '#domain/format-moment.ts';
import type { Entry } from '#domain/entry.ts';
import type { GuardContext, GuardFinding } from '#domain/guard.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import { momentSortKey } from '#domain/moment.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import type { RecordItem, RecordState } from '#domain/record.ts';
import { act } from './act.ts';
import { itemsOf, linesAbout, timeEndOf } from './clocks.ts';
import { foundSchema, requirementsSchema, rowsFor } from './requirements.ts';

/** A row to judge for every requirement of the warning. */
export function requirementRows(state: RecordState, warning: string | undefined): Json[] | undefined {
  const item = itemsOf(state, 'warnings').find(({ id }) => id === warning);
  const requirements = requirementsSchema.safeParse(item?.values.requirements);
  return requirements.data && rowsFor(requirements.data);
}

/** The same for a notice that follows, as the last check of the warning found them. */
export function continuingRows(state: RecordState, warning: string | undefined): Json[] | undefined {
  const found = warning ? linesAbout(state, warning, 'checked').at(-1)?.body.requirements : undefined;
  return foundSchema.safeParse(found).data ?? requirementRows(state, warning);
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
