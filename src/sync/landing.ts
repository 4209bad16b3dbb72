// What comes back of a flight: receipts, or why there are none. `then` goes on from the state that this leaves.
import { MOST_FRAMES } from '#protocol/push-frame.ts';
import { ALONE_FROM, inSendingOrder, keyOf, type Line } from './batches.ts';
import type { Answered, Effect, EngineState, Failed, OutboxChange, Step } from './engine-words.ts';
import { contactOf } from './failure.ts';
import { lostAgain } from './ranges.ts';
import { backoff } from './retry.ts';

type Then = (state: EngineState, now: number) => Step;

/** Until the council has answered once: what is under way when it falls silent has to be sent again. */
export const MOST_AT_FIRST = 100;
/** While nobody knows whether the council answers, or what breaks it: fewer with each failure; below the first, one at a time. */
export const mostAfter = (failures: number): number => (failures === 0 ? MOST_AT_FIRST : Math.max(1, 16 >> failures));

export function answered(before: EngineState, event: Answered, then: Then): Step {
  const flight = before.flights.find(({ id }) => id === event.flight);
  if (!flight) return { state: before, effects: [] };
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

export function failed(before: EngineState, event: Failed, then: Then): Step {
  const { failure, now, roll } = event;
  const flight = before.flights.find(({ id }) => id === event.flight);
  if (!flight) return { state: before, effects: [] };
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
