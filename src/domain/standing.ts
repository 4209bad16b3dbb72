// Where a record stands at a glance: what a kind says of it on the record's own page, as data.
import type { RecordState } from './record.ts';
import type { Rules } from './rulebook.ts';

export interface StandingLine {
  readonly label: string;
  readonly words: string;
  readonly chip?: { readonly words: string; readonly tone: 'attention' | 'received' | 'neutral' };
}

export interface StandingCard {
  readonly title: string;
  readonly lines: readonly StandingLine[];
}

/** Pure, like all that a kind says of a record. */
export type Standing = (state: RecordState, now: string, rules: Rules) => readonly StandingCard[];
