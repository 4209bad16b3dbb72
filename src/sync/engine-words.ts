// What the sync engine of one enrolment knows, what it is told, and what it wants done.
import type { Holding } from '#protocol/contact.ts';
import type { Lane } from '#protocol/header.ts';
import type { ReceiptRow } from '#device/rows.ts';
import type { Line } from './batches.ts';
import type { Contact, Failure } from './failure.ts';
import type { Received } from './ranges.ts';

export type Phase = 'reading' | 'sending' | 'resting' | 'paused';

export interface Flight {
  readonly id: number;
  readonly lines: readonly Line[];
}

export interface EngineState {
  readonly phase: Phase;
  /** Waiting and not in a flight, in sending order. */
  readonly lines: readonly Line[];
  readonly flights: readonly Flight[];
  readonly flown: number;
  /** Receipted when the outbox was read: what the council must still have. */
  readonly received: Received;
  readonly most: number;
  readonly failures: number;
  /** Backoff: a person, a return of the signal or a new entry may be quicker. */
  readonly nextTry: number;
  /** The server asked for it: nobody is quicker. */
  readonly notBefore: number;
  /** Something was saved or found missing since the outbox was read. */
  readonly again: boolean;
  /** Make contact even with nothing to send. */
  readonly greet: boolean;
  /** Why the council takes nothing of this enrolment, as the store says. */
  readonly paused?: PauseWhy | undefined;
  readonly contact: Contact;
}

/** What outlives a run. */
export type Left = Pick<EngineState, 'paused' | 'failures' | 'nextTry' | 'notBefore'>;

/** A verified receipt, and whether it is for the entry or for the stub of a discarded one. */
export interface Proof {
  readonly of: 'entry' | 'stub';
  readonly row: ReceiptRow;
}

/** What the receipts of an answer came to, line by line, after they were verified. */
export type Outcome =
  | { readonly outcome: 'received'; readonly lane: Lane; readonly seq: number; readonly proof: Proof }
  | { readonly outcome: 'retry'; readonly lane: Lane; readonly seq: number };

interface Told {
  readonly now: number;
  /** From 0 up to 1. */
  readonly roll: number;
}
export type Kick = Told & { readonly type: 'kick'; readonly eager: boolean };
export type Read = Told & { readonly type: 'read'; readonly lines: readonly Line[]; readonly received: Received };
export type Answered = Told & {
  readonly type: 'answered';
  readonly flight: number;
  readonly outcomes: readonly Outcome[];
  readonly holding: Pick<Holding, 'have' | 'haveAccess'>;
};
export type Failed = Told & { readonly type: 'failed'; readonly flight: number; readonly failure: Failure };
export type EngineEvent = Kick | Read | Answered | Failed;

export type PauseWhy = 'signed-out' | 'forbidden' | 'key-changed';
/** What a transaction of the outbox has to change; nothing here ever removes a row. */
export interface OutboxChange {
  readonly receipts: readonly Proof[];
  readonly retries: readonly Pick<Line, 'lane' | 'seq' | 'attempts' | 'nextTry'>[];
  readonly attention: readonly { readonly lane: Lane; readonly seq: number; readonly problem: string }[];
  /** Receipted here, and the council has it no longer. */
  readonly again: readonly { readonly lane: Lane; readonly seq: number }[];
}
export type Effect =
  | { readonly type: 'read' }
  | { readonly type: 'send'; readonly flight: number; readonly lines: readonly Line[] }
  | { readonly type: 'write'; readonly change: OutboxChange }
  /** Without a reason: the council lets this enrolment in again. */
  | { readonly type: 'pause'; readonly why?: PauseWhy };

export interface Step {
  readonly state: EngineState;
  readonly effects: readonly Effect[];
}
