// What a list and the search know of a record: made by the fold once, kept so that a cold start need not fold.
import type { Due } from '#domain/due.ts';
import type { Identity } from '#domain/identity.ts';
import type { JsonObject } from '#domain/json.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import type { Rules } from '#domain/rulebook.ts';
import { instantText, momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { RecordLine } from './phone-storage.ts';

export interface ListedRecord extends Omit<RecordLine, 'delivery' | 'due'> {
  /** What falls due, as of the fold: which of it comes next depends on the day it is shown. */
  readonly dues: readonly Due[];
  /** Lower case; what a search looks through. */
  readonly words: string;
  /** An own entry is held at the council. */
  readonly deciding: boolean;
  /** Never of a sealed kind. */
  readonly identity?: Identity;
  /** Records it says are the same. */
  readonly links?: readonly string[];
}

const YEAR = 365 * 24 * 60 * 60 * 1000;
const MOST_WORDS = 2000;

export interface ListedUnder {
  readonly rules: Rules;
  readonly now: number;
  readonly ownPerson: string;
}

export function listedRecord(state: RecordState, { rules, now, ownPerson }: ListedUnder): ListedRecord {
  const kind = kindNamed(state.kind);
  const common = {
    id: state.id,
    kind: state.kind,
    at: atOf(state),
    deciding: state.timeline.some(({ by, outcome }) => outcome === 'held' && by === ownPerson),
    returned: state.review?.outcome === 'returned' && !state.changedSinceReview,
  };
  if (!kind) return { ...common, ...UNKNOWN };
  const [heading, detail] = [kind.heading(state), kind.detail(state, instantText(now))];
  const status = kind.statuses[state.status];
  const position = kind.sealed ? undefined : kind.place(state)?.position;
  return {
    ...common,
    heading,
    detail,
    statusTitle: status?.title ?? 'Not decided',
    tone: status?.tone ?? 'waiting',
    open: status?.open ?? true,
    dues: kind.due(state, rules),
    ...(position ? { position } : {}),
    ...(!kind.sealed && kind.identity ? { identity: kind.identity.of(state) } : {}),
    ...(state.links.length > 0 ? { links: state.links.map(({ record }) => record) } : {}),
    words: wordsOf(kind, state, `${heading} ${detail}`),
    timed: kind.detail(state, instantText(now + YEAR)) !== detail,
  };
}

/** Written by a newer app: shown, so that nobody thinks it was lost. */
const UNKNOWN = {
  heading: 'Update the app to see this',
  detail: 'It was written with a newer version',
  statusTitle: 'Kept',
  tone: 'neutral',
  open: true,
  words: '',
  dues: [],
  timed: false,
} as const;

function atOf({ at, timeline }: RecordState): string {
  const first = at ?? timeline[0]?.at;
  return first ? momentSortKey(first) : '';
}

/** Nothing of a sealed record is searched but what its list line shows. */
function wordsOf(kind: RecordKind, state: RecordState, shown: string): string {
  if (kind.sealed) return shown.toLowerCase();
  const found: string[] = [shown];
  collectText(state.details, found);
  for (const items of Object.values(state.lists)) for (const { values } of items) collectText(values, found);
  for (const { text } of state.notes) found.push(text);
  return found.join(' ').toLowerCase().slice(0, MOST_WORDS);
}

/** Files have nothing a person would search for. */
function collectText(values: JsonObject, found: string[]): void {
  for (const [key, value] of Object.entries(values)) if (key !== 'attachments') collectValue(value, found);
}

function collectValue(value: Json | undefined, found: string[]): void {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const each of value) collectValue(each, found);
  else if (isJsonObject(value)) collectText(value, found);
}
