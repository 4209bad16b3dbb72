import { describe, expect, it } from 'vitest';
import type { Line } from '#sync/batches.ts';
import { engineState, nextTryOf, reduce } from '#sync/engine.ts';
import type { Effect, EngineEvent, EngineState } from '#sync/engine-words.ts';
import type { Failure } from '#sync/failure.ts';

const NOW = 1_000_000;
const told = { now: NOW, roll: 0.5 };
const left = { failures: 0, nextTry: 0, notBefore: 0 };
const holding = {
  have: [[1, 10_000]] satisfies [number, number][],
  haveAccess: [[1, 10_000]] satisfies [number, number][],
};
const nothingReceived = { record: [], access: [] };

const line = (seq: number, more: Partial<Line> = {}): Line => ({
  lane: 'record',
  seq,
  record: `record-${seq}`,
  bytes: 600,
  attempts: 0,
  nextTry: 0,
  ...more,
});
const lines = (count: number, more: Partial<Line> = {}): Line[] =>
  Array.from({ length: count }, (_, i) => line(i + 1, more));

/** Feeds events one after another and gathers what the engine wanted done. */
function run(start: EngineState, ...events: readonly EngineEvent[]): { state: EngineState; effects: Effect[] } {
  const effects: Effect[] = [];
  const state = events.reduce((before, event) => {
    const step = reduce(before, event);
    effects.push(...step.effects);
    return step.state;
  }, start);
  return { state, effects };
}

const kick: EngineEvent = { type: 'kick', ...told, eager: false };
const eager: EngineEvent = { type: 'kick', ...told, eager: true };
const read = (
  waiting: readonly Line[],
  received: { record: [number, number][]; access: [number, number][] } = nothingReceived,
): EngineEvent => ({
  type: 'read',
  ...told,
  lines: waiting,
  received,
});
const failed = (flight: number, failure: Failure): EngineEvent => ({ type: 'failed', ...told, flight, failure });
const stored = (flight: number, of: readonly Line[], have = holding): EngineEvent => ({
  type: 'answered',
  ...told,
  flight,
  holding: have,
  outcomes: of.map(({ lane, seq }) => ({
    outcome: 'received',
    lane,
    seq,
    proof: { of: 'entry', row: { lane, seq, id: `id-${seq}`, at: '2026-11-23T09:00:00.000Z', effect: 'effect' } },
  })),
});

const sends = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'send' ? [effect.lines.map(({ seq }) => seq)] : []));
const changes = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'write' ? [effect.change] : []));
const fresh = engineState(left);

describe('what is sent', () => {
  it('reads before it sends, and rests when nothing waits', () => {
    expect(run(fresh, kick).effects).toEqual([{ type: 'read' }]);
    expect(run(fresh, kick, read([])).state).toMatchObject({ phase: 'resting', contact: 'never' });
  });

  it('sends 100 a request until the council has answered, then 200, and two requests at a time', () => {
    const { effects, state } = run(fresh, kick, read(lines(1000)));
    expect(sends(effects).map((each) => each.length)).toEqual([100, 100]);
    expect(state.lines).toHaveLength(800);
    const next = run(state, stored(1, lines(100)));
    expect(sends(next.effects).map((each) => each.length)).toEqual([200]);
  });

  it('keeps a request under 256 KB, but sends a larger entry alone', () => {
    const { effects } = run(
      fresh,
      kick,
      read([line(1, { bytes: 200_000 }), line(2, { bytes: 100_000 }), line(3, { bytes: 900_000 })]),
    );
    expect(sends(effects)).toEqual([[1], [2]]);
  });

  it('never has one record in two requests, and keeps its order', () => {
    const one = lines(300, { record: 'one' });
    const first = run(fresh, kick, read(one));
    expect(sends(first.effects)).toEqual([one.slice(0, 100).map(({ seq }) => seq)]);
    const second = run(first.state, stored(1, one.slice(0, 100)));
    expect(sends(second.effects)).toEqual([one.slice(100).map(({ seq }) => seq)]);
  });

  it('holds back the later entries of a record whose earlier one may not go yet, and nothing else', () => {
    const { effects } = run(
      fresh,
      kick,
      read([line(1, { record: 'a', nextTry: NOW + 1 }), line(2, { record: 'a' }), line(3, { record: 'b' })]),
    );
    expect(sends(effects)).toEqual([[3]]);
  });

  it('sends entries before the access log', () => {
    const access = line(1, { lane: 'access', record: 'x' });
    const { effects } = run(fresh, kick, read([access, line(7)]));
    expect(effects.flatMap((effect) => (effect.type === 'send' ? effect.lines.map(({ lane }) => lane) : []))).toEqual([
      'record',
      'access',
    ]);
  });

  it('makes contact with nothing to send when a person asked, and only then', () => {
    expect(sends(run(fresh, eager, read([])).effects)).toEqual([[]]);
    expect(sends(run(fresh, kick, read([])).effects)).toEqual([]);
  });

  it('reads again when something was saved meanwhile', () => {
    const { effects, state } = run(fresh, kick, read(lines(1)), kick, stored(1, lines(1)));
    expect(effects.filter(({ type }) => type === 'read')).toHaveLength(2);
    expect(state.phase).toBe('reading');
  });
});

describe('what the answers mean', () => {
  it('writes the receipts and asks nothing more', () => {
    const { effects, state } = run(fresh, kick, read(lines(2)), stored(1, lines(2)));
    expect(changes(effects)[0]?.receipts.map(({ row }) => row.seq)).toEqual([1, 2]);
    expect(state).toMatchObject({ phase: 'resting', contact: 'reached' });
    expect(nextTryOf(state)).toBeUndefined();
  });

  it('keeps what an answer does not prove, and tries it again later', () => {
    const { effects, state } = run(fresh, kick, read(lines(2)), stored(1, [line(1)]));
    expect(changes(effects)[0]?.retries).toMatchObject([{ seq: 2, attempts: 1, nextTry: NOW + 1000 }]);
    expect(nextTryOf(state)).toBe(NOW + 1000);
  });

  it('sends again what the council no longer has, but only what was receipted before this run', () => {
    const waiting = [line(5)];
    const answer = stored(1, waiting, { have: [[1, 2]], haveAccess: [] });
    const { effects, state } = run(fresh, kick, read(waiting, { record: [[1, 4]], access: [] }), answer);
    expect(changes(effects)[0]?.again).toEqual([
      { lane: 'record', seq: 3 },
      { lane: 'record', seq: 4 },
    ]);
    expect(state.phase).toBe('reading');
  });

  it.each<Failure>([{ kind: 'no-answer' }, { kind: 'not-council' }, { kind: 'busy' }, { kind: 'broken' }])(
    'keeps everything and backs off after $kind',
    (failure) => {
      const { effects, state } = run(fresh, kick, read(lines(2)), failed(1, failure));
      expect(changes(effects)).toEqual([]);
      expect(state).toMatchObject({ phase: 'resting', failures: 1, nextTry: NOW + 1000 });
      expect(state.lines).toHaveLength(2);
    },
  );

  it('lets nobody be quicker than the server asks, and a person quicker than the backoff', () => {
    const asked = run(fresh, kick, read(lines(1)), failed(1, { kind: 'busy', wait: 60_000 })).state;
    expect(run(asked, { ...eager, now: NOW + 59_999 }).effects).toEqual([]);
    expect(run(asked, { ...kick, now: NOW + 60_000 }).effects).toEqual([{ type: 'read' }]);
    const backing = run(fresh, kick, read(lines(1)), failed(1, { kind: 'not-council' })).state;
    expect(run(backing, kick).effects).toEqual([]);
    expect(run(backing, eager).effects).toEqual([{ type: 'read' }]);
  });

  it.each<Failure>([{ kind: 'signed-out' }, { kind: 'forbidden' }, { kind: 'key-changed' }])(
    'pauses the enrolment after $kind',
    (failure) => {
      const { effects, state } = run(fresh, kick, read(lines(1)), failed(1, failure));
      expect(effects.at(-1)).toEqual({ type: 'pause', why: failure.kind });
      expect(state.phase).toBe('paused');
      expect(run(state, kick).effects).toEqual([]);
      const again = run(state, eager, read(lines(1)), stored(2, lines(1)));
      expect(again.effects.at(-1)).toEqual({ type: 'pause' });
      expect(again.state).toMatchObject({ phase: 'resting', paused: undefined });
    },
  );

  it('stays paused while an eager try finds no signal', () => {
    const { state } = run(
      engineState({ ...left, paused: 'forbidden' }),
      eager,
      read(lines(1)),
      failed(1, { kind: 'no-answer' }),
    );
    expect(state.phase).toBe('paused');
  });

  it('counts the other request of an enrolment that was paused meanwhile', () => {
    const { effects } = run(
      fresh,
      kick,
      read(lines(200)),
      failed(1, { kind: 'signed-out' }),
      stored(2, lines(200).slice(100)),
    );
    expect(changes(effects)[0]?.receipts).toHaveLength(100);
  });

  it.each<Failure>([{ kind: 'too-large' }, { kind: 'refused', message: 'No' }])(
    'halves a batch after $kind, and asks a person only about one alone',
    (failure) => {
      const first = run(fresh, kick, read(lines(4)), failed(1, failure));
      expect(sends(first.effects)).toEqual([
        [1, 2, 3, 4],
        [1, 2],
      ]);
      expect(changes(first.effects)).toEqual([]);
      const alone = run(fresh, kick, read(lines(1)), failed(1, failure));
      expect(changes(alone.effects)[0]?.attention).toMatchObject([{ lane: 'record', seq: 1 }]);
      expect(nextTryOf(alone.state)).toBeUndefined();
    },
  );

  it('sends what broke the server alone, so that it takes nothing else down', () => {
    const alone = run(fresh, kick, read([line(1)]), failed(1, { kind: 'broken' }));
    expect(changes(alone.effects)[0]?.retries).toMatchObject([{ seq: 1, attempts: 3 }]);
    const next = run(fresh, kick, read([line(1, { attempts: 3 }), line(2), line(3)]));
    expect(sends(next.effects)).toEqual([[1], [2, 3]]);
  });

  it.each<Failure>([{ kind: 'no-answer' }, { kind: 'not-council' }, { kind: 'busy' }, { kind: 'broken' }])(
    'risks little on a council that may not answer after $kind, and more with each answer',
    (failure) => {
      const silent = run(fresh, kick, read(lines(200)), failed(1, failure), failed(2, failure)).state;
      const probe = run(silent, eager, read(lines(200)));
      expect(sends(probe.effects).map((each) => each.length)).toEqual([4]);
      const next = run(probe.state, stored(3, lines(4)));
      expect(sends(next.effects).map((each) => each.length)).toEqual([8]);
      const later = run(engineState({ ...left, failures: 9 }), eager, read(lines(200)));
      expect(sends(later.effects).map((each) => each.length)).toEqual([1]);
    },
  );

  it('waits for the first entry of a record, not for those behind it', () => {
    const waiting = [line(1, { record: 'a', nextTry: NOW + 9000 }), line(2, { record: 'a' })];
    expect(nextTryOf(run(fresh, kick, read(waiting)).state)).toBe(NOW + 9000);
  });

  it('does not try again by itself when only a greeting failed', () => {
    const { state } = run(fresh, eager, read([]), failed(1, { kind: 'not-council' }));
    expect(nextTryOf(state)).toBeUndefined();
    expect(nextTryOf(run(fresh, kick, read(lines(1)), failed(1, { kind: 'forbidden' })).state)).toBeUndefined();
  });

  it('ignores answers to requests that it did not send', () => {
    const { state } = run(fresh, kick, read(lines(1)));
    expect(run(state, stored(9, lines(1))).effects).toEqual([]);
    expect(run(state, failed(9, { kind: 'forbidden' })).state).toEqual(state);
  });
});
