// What a list and the search know of a record: made by the fold once, kept so that a cold start need not fold.
import { DAY_MS } from '#domain/clock.ts';
import type { Due } from '#domain/due.ts';
import type { Identity } from '#domain/identity.ts';
import type { JsonObject } from '#domain/json.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import type { Rules } from '#domain/rulebook.ts';
import { instantText, momentSortKey } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import { kindNamed, kinds, type RecordKind } from '#kinds/registry.ts';
import type { RecordLine } from './phone-storage.ts';
import type { KnownSettings } from './settings-documents.ts';

export interface PlacedLine extends Omit<RecordLine, 'delivery' | 'due'> {
  /** Where its entries lie. */
  readonly pages: readonly number[];
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

/** Raised when a line begins to say something it did not. */
const LINE_SHAPE = 2;

/** Lines made under another are made again. */
export const lineStamp = (version: string, { rulesStamp }: Pick<KnownSettings, 'rulesStamp'>): string =>
  JSON.stringify([LINE_SHAPE, version, rulesStamp, kinds.map(({ name, version: of }) => [name, of])]);

const YEAR = 365 * DAY_MS;
const MOST_WORDS = 2000;

/** What holds for all lines made together. */
export interface ListedUnder {
  readonly rules: Rules;
  /** Instants. */
  readonly now: string;
  readonly inAYear: string;
  readonly ownPerson: string;
}

export const listedUnder = (rules: Rules, now: number, ownPerson: string): ListedUnder => ({
  rules,
  now: instantText(now),
  inAYear: instantText(now + YEAR),
  ownPerson,
});

type Draft = { -readonly [Key in keyof PlacedLine]: PlacedLine[Key] };

// Field by field: ten thousand of these are made in a row, and spreading parts together took most of the time.
export function listedRecord(
  state: RecordState,
  { rules, now, inAYear, ownPerson }: ListedUnder,
  pages: readonly number[],
): PlacedLine {
  const kind = kindNamed(state.kind);
  const heading = kind ? kind.heading(state) : UNKNOWN.heading;
  const detail = kind ? kind.detail(state, now) : UNKNOWN.detail;
  const status = kind ? kind.statuses[state.status] : UNKNOWN.status;
  const line: Draft = {
    id: state.id,
    kind: state.kind,
    at: atOf(state),
    heading,
    detail,
    statusTitle: status?.title ?? 'Not decided',
    tone: status?.tone ?? 'waiting',
    open: status?.open ?? true,
    deciding: state.timeline.some(({ by, outcome }) => outcome === 'held' && by === ownPerson),
    returned: state.review?.outcome === 'returned' && !state.changedSinceReview,
    dues: kind ? kind.due(state, rules) : [],
    words: kind ? wordsOf(kind, state, `${heading} ${detail}`) : '',
    timed: kind !== undefined && kind.detail(state, inAYear) !== detail,
    pages,
  };
  if (state.links.length > 0) line.links = state.links.map(({ record }) => record);
  if (!kind || kind.sealed) return line;
  const position = kind.place(state)?.position;
  if (position) line.position = position;
  if (kind.identity) line.identity = kind.identity.of(state);
  return line;
}

/** Written by a newer app: shown, so that nobody thinks it was lost. */
const UNKNOWN = {
  heading: 'Update the app to see this',
  detail: 'It was written with a newer version',
  status: { title: 'Kept', tone: 'neutral', open: true },
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
