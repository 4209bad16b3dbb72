import type { Entry } from './entry.ts';
import type { RecordState } from './record.ts';
import type { Rules } from './rulebook.ts';

/** `source` cites the section of the Act or the council's rule; a `block` stops the phone, and on arrival becomes a task. */
export interface GuardFinding {
  readonly code: string;
  readonly source: string;
  readonly message: string;
  readonly level: 'block' | 'warn';
  /** The field of the entry's body to lead the officer to. */
  readonly field?: string;
  /** The first day on which it stands no longer in the way, where time alone cures it. */
  readonly from?: string;
}

/** The rules are those in force at the entry's `at`. */
export interface GuardContext extends Rules {
  /** The record as it stood before the entry. */
  readonly state: RecordState;
}

/** Pure: judges one entry against the record before it. An entry type has as many as it has rules. */
export type Guard = (entry: Entry, context: GuardContext) => readonly GuardFinding[];
