import type { Entry } from './entry.ts';
import type { LawTable } from './law-table.ts';
import type { RecordState } from './record.ts';

/** `source` cites the section of the Act or the council's rule; a `block` stops the phone, and on arrival becomes a task. */
export interface GuardFinding {
  readonly code: string;
  readonly source: string;
  readonly message: string;
  readonly level: 'block' | 'warn';
  /** The field of the entry's body to lead the officer to. */
  readonly field?: string;
}

export interface GuardContext {
  /** The record as it stood before the entry. */
  readonly state: RecordState;
  /** The law in force at the entry's `at`. */
  readonly law: LawTable;
}

/** Pure: judges one entry against the record before it. An entry type has as many as it has rules. */
export type Guard = (entry: Entry, context: GuardContext) => readonly GuardFinding[];
