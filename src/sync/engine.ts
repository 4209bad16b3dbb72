// The sync engine of one enrolment's outbox: a pure reducer. Time, chance, network and store come in as events and go out as effects.
import type { Holding } from '#protocol/contact.ts';
import type { Lane } from '#protocol/header.ts';
import { MOST_FRAMES } from '#protocol/push-frame.ts';
import type { ReceiptRow } from '#device/rows.ts';
import { ALONE_FROM, inSendingOrder, keyOf, type Line, nextBatch } from './batches.ts';
import { type Contact, contactOf, type Failure } from './failure.ts';
import { lostAgain, type Received } from './ranges.ts';
import { backoff } from './retry.ts';

const MOST_FLIGHTS = 2;
/** Until the council has answered once: what is under way when it falls silent has to be sent again. */
const MOST_AT_FIRST = 100;
/** While nobody knows whether the council answers, or what breaks it: fewer with each failure; below the first, one at a time. */
const mostAfter = (failures: number): number => (failures === 0 ? MOST_AT_FIRST : Math.max(1, 16 >> failures));

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

const initialState: EngineState = {
  phase: 'resting',
  lines: [],
  flights: [],
  flown: 0,
  received: { record: [], access: [] },
  most: MOST_AT_FIRST,
  failures: 0,
  nextTry: 0,
  notBefore: 0,
  again: false,
  greet: false,
  contact: 'never',
};

/** What outlives a run. */
export type Left = Pick<EngineState, 'paused' | 'failures' | 'nextTry' | 'notBefore'>;

export const engineState = (left: Left): EngineState => ({
  ...initialState,
  ...left,
  most: mostAfter(left.failures),
  ...(left.paused && { phase: 'paused', contact: contactOf({ kind: left.paused }) }),
});

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
type Kick = Told & { readonly type: 'kick'; readonly eager: boolean };
type Read = Told & { readonly type: 'read'; readonly lines: readonly Line[]; readonly received: Received };
type Answered = Told & {
  readonly type: 'answered';
  readonly flight: number;
  readonly outcomes: readonly Outcome[];
  readonly holding: Pick<Holding, 'have' | 'haveAccess'>;
};
type Failed = Told & { readonly type: 'failed'; readonly flight: number; readonly failure: Failure };
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

export function reduce(state: EngineState, event: EngineEvent): Step {
  switch (event.type) {
    case 'kick':
      return onKick[state.phase](state, event);
    case 'read':
      return onRead[state.phase](state, event);
    case 'answered':
      return onAnswered[state.phase](state, event);
    case 'failed':
      return onFailed[state.phase](state, event);
  }
}

/** When to try again by itself; undefined when nothing waits, or a person has to come first. */
export function nextTryOf({ lines, paused, nextTry, notBefore }: EngineState): number | undefined {
  if (lines.length === 0 || paused) return undefined;
  // Later lines of a record wait for its first, so only the first counts.
  const firsts = new Map<string, number>();
  for (const line of lines) if (!firsts.has(line.record)) firsts.set(line.record, line.nextTry);
  const soonest = [...firsts.values()].reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  return Math.max(soonest, nextTry, notBefore);
}

// Every phase answers every event: a pair that nobody thought of does not compile.
type On<Event> = Readonly<Record<Phase, (state: EngineState, event: Event) => Step>>;

const stay = (state: EngineState): Step => ({ state, effects: [] });
const later = (state: EngineState): Step => stay({ ...state, again: true });

function start(state: EngineState, { now, eager }: Kick): Step {
  if (now < state.notBefore || (!eager && now < state.nextTry)) return stay(state);
  return read({ ...state, nextTry: 0, greet: eager });
}
const read = (state: EngineState): Step => ({
  state: { ...state, phase: 'reading', again: false, lines: [] },
  effects: [{ type: 'read' }],
});

const onKick: On<Kick> = {
  resting: start,
  // Only a person or a new sign-in makes a paused enrolment try.
  paused: (state, event) => (event.eager && state.flights.length === 0 ? start(state, event) : stay(state)),
  reading: later,
  sending: later,
};

const takeLines = (state: EngineState, { lines, received, now }: Read): Step =>
  depart({ ...state, lines: inSendingOrder(lines), received }, now);
const onRead: On<Read> = { reading: takeLines, sending: stay, resting: stay, paused: stay };

const landed = (state: EngineState, event: Answered): Step => withWrite(state, event, depart);
const onAnswered: On<Answered> = {
  sending: landed,
  // The other flight of an enrolment that was paused meanwhile: what it proved counts.
  paused: (state, event) => withWrite(state, event, stay),
  reading: stay,
  resting: stay,
};

const onFailed: On<Failed> = {
  sending: (state, event) => failed(state, event, depart),
  paused: (state, event) => failed(state, event, stay),
  reading: stay,
  resting: stay,
};

/** Sends what may go; rests when nothing may. */
function depart(before: EngineState, now: number): Step {
  let state: EngineState = { ...before, phase: 'sending' };
  const effects: Effect[] = [];
  const mostFlights = state.most < MOST_AT_FIRST ? 1 : MOST_FLIGHTS;
  while (state.flights.length < mostFlights && now >= Math.max(state.notBefore, state.nextTry)) {
    const busy = new Set(state.flights.flatMap(({ lines }) => lines.map(({ record }) => record)));
    const lines = nextBatch(state.lines, { now, busy, most: state.most });
    const greeting = state.greet && state.flights.length === 0;
    if (lines.length === 0 && !greeting) break;
    const flight = { id: state.flown + 1, lines };
    state = {
      ...state,
      lines: without(state.lines, lines),
      flights: [...state.flights, flight],
      flown: flight.id,
      greet: false,
    };
    effects.push({ type: 'send', flight: flight.id, lines });
  }
  if (state.flights.length > 0) return { state, effects };
  return state.again ? read(state) : stay({ ...state, phase: state.paused ? 'paused' : 'resting' });
}

function withWrite(before: EngineState, event: Answered, then: (state: EngineState, now: number) => Step): Step {
  const flight = before.flights.find(({ id }) => id === event.flight);
  if (!flight) return stay(before);
  const received = event.outcomes.flatMap((outcome) => (outcome.outcome === 'received' ? [outcome] : []));
  const proved = new Set(received.map(keyOf));
  // What has no receipt waits, whatever else the answer said of it.
  const retries = flight.lines
    .filter((line) => !proved.has(keyOf(line)))
    .map((line) => ({ ...line, attempts: line.attempts + 1, nextTry: event.now + backoff(line.attempts, event.roll) }));
  const again = lostAgain(event.holding, before.received);
  const state: EngineState = {
    ...before,
    ...landing(before, event.flight, retries),
    received: again.length > 0 ? { record: [], access: [] } : before.received,
    again: before.again || again.length > 0,
    most: Math.min(MOST_FRAMES, before.most * 2),
    failures: 0,
    nextTry: 0,
    paused: before.phase === 'paused' ? before.paused : undefined,
    contact: 'reached',
  };
  const change = { receipts: received.map(({ proof }) => proof), retries, attention: [], again };
  const resumed: Effect[] = before.paused && !state.paused ? [{ type: 'pause' }] : [];
  return prepend([...writes(change), ...resumed], then(state, event.now));
}

function failed(before: EngineState, event: Failed, then: (state: EngineState, now: number) => Step): Step {
  const { failure, now, roll } = event;
  const flight = before.flights.find(({ id }) => id === event.flight);
  if (!flight) return stay(before);
  const back = (lines: readonly Line[], more: Partial<EngineState>): EngineState => ({
    ...before,
    ...landing(before, event.flight, lines),
    contact: contactOf(failure),
    ...more,
  });
  const waiting = {
    failures: before.failures + 1,
    nextTry: now + backoff(before.failures, roll),
    most: mostAfter(before.failures + 1),
  };
  const several = flight.lines.length > 1;
  switch (failure.kind) {
    case 'signed-out':
    case 'forbidden':
    case 'key-changed':
      return {
        state: back(flight.lines, { phase: 'paused', paused: failure.kind }),
        effects: [{ type: 'pause', why: failure.kind }],
      };
    case 'no-answer':
    case 'not-council':
      return then(back(flight.lines, waiting), now);
    case 'busy':
      return then(back(flight.lines, failure.wait === undefined ? waiting : { notBefore: now + failure.wait }), now);
    case 'too-large':
    case 'refused': {
      if (several) return then(back(flight.lines, { most: flight.lines.length >> 1 }), now);
      const problem = failure.kind === 'refused' ? failure.message : 'This entry is too large for the council’s server';
      const attention = flight.lines.map(({ lane, seq }) => ({ lane, seq, problem }));
      const next = flight.lines.length === 0 ? back([], waiting) : back([], {});
      return prepend(writes({ ...nothing, attention }), then(next, now));
    }
    case 'broken': {
      if (several) return then(back(flight.lines, waiting), now);
      const retries = flight.lines.map((line) => ({
        ...line,
        attempts: Math.max(line.attempts + 1, ALONE_FROM),
        nextTry: now + backoff(line.attempts, roll),
      }));
      return prepend(writes({ ...nothing, retries }), then(back(retries, waiting), now));
    }
  }
}

const nothing: OutboxChange = { receipts: [], retries: [], attention: [], again: [] };
const writes = (change: OutboxChange): Effect[] =>
  Object.values(change).some((part) => part.length > 0) ? [{ type: 'write', change }] : [];
const prepend = (effects: readonly Effect[], step: Step): Step => ({ ...step, effects: [...effects, ...step.effects] });

const landing = (
  state: EngineState,
  flight: number,
  lines: readonly Line[],
): Pick<EngineState, 'flights' | 'lines'> => ({
  flights: state.flights.filter(({ id }) => id !== flight),
  lines: inSendingOrder([...state.lines, ...lines]),
});

function without(lines: readonly Line[], gone: readonly Line[]): readonly Line[] {
  const keys = new Set(gone.map(keyOf));
  return lines.filter((line) => !keys.has(keyOf(line)));
}
