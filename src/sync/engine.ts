// The sync engine of one enrolment's outbox: a pure reducer. Time, chance, network and store come in as events and go out as effects.
import { inSendingOrder, keyOf, type Line, nextBatch } from './batches.ts';
import type {
  Answered,
  Effect,
  EngineEvent,
  EngineState,
  Failed,
  Kick,
  Left,
  Phase,
  Read,
  Step,
} from './engine-words.ts';
import { contactOf } from './failure.ts';
import { standingTry } from './retry.ts';
import { answered, failed, MOST_AT_FIRST, mostAfter } from './landing.ts';

const MOST_FLIGHTS = 2;

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

export const engineState = (left: Left): EngineState => ({
  ...initialState,
  ...left,
  most: mostAfter(left.failures),
  ...(left.paused && { phase: 'paused', contact: contactOf({ kind: left.paused }) }),
});

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
  depart(
    {
      ...state,
      lines: inSendingOrder(lines.map((line) => ({ ...line, nextTry: standingTry(line.nextTry, now) }))),
      received,
    },
    now,
  );
const onRead: On<Read> = { reading: takeLines, sending: stay, resting: stay, paused: stay };

const onAnswered: On<Answered> = {
  sending: (state, event) => answered(state, event, depart),
  // The other flight of an enrolment that was paused meanwhile: what it proved counts.
  paused: (state, event) => answered(state, event, stay),
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

function without(lines: readonly Line[], gone: readonly Line[]): readonly Line[] {
  const keys = new Set(gone.map(keyOf));
  return lines.filter((line) => !keys.has(keyOf(line)));
}
