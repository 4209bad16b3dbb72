import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Line } from '#sync/batches.ts';
import { engineState, nextTryOf, reduce } from '#sync/engine.ts';
import type { EngineEvent, EngineState } from '#sync/engine-words.ts';
import type { Failure } from '#sync/failure.ts';

const failures: fc.Arbitrary<Failure> = fc.oneof(
  fc.constantFrom<Failure>(
    { kind: 'no-answer' },
    { kind: 'not-council' },
    { kind: 'busy' },
    { kind: 'busy', wait: 5000 },
    { kind: 'broken' },
  ),
  fc.constantFrom<Failure>({ kind: 'too-large' }, { kind: 'refused', message: 'No' }, { kind: 'signed-out' }),
);
/** What the outside does with a request: fail it, or prove only some of its lines. */
const answers = fc.oneof(failures, fc.record({ kind: fc.constant('proved' as const), share: fc.nat({ max: 4 }) }));
const outboxes = fc.array(fc.record({ record: fc.nat({ max: 6 }), bytes: fc.integer({ min: 300, max: 90_000 }) }), {
  maxLength: 60,
});

it('keeps every line, in order within its record, never one record in two requests, and drains once the outside is well', () => {
  fc.assert(
    fc.property(
      outboxes,
      fc.array(answers, { maxLength: 40 }),
      fc.array(fc.boolean(), { maxLength: 80 }),
      (rows, script, picks) => {
        const world = new Outbox(rows.map(({ record, bytes }, i) => line(i + 1, `record-${record}`, bytes)));
        for (const answer of script) world.step(answer, picks.pop() ?? false);
        for (let round = 0; round < 400 && !world.drained(); round++) world.step({ kind: 'proved', share: 4 }, false);
        expect(world.drained()).toBe(true);
        expect([...world.received, ...world.attention].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i + 1));
      },
    ),
    { numRuns: 300 },
  );
});

const line = (seq: number, record: string, bytes: number): Line => ({
  lane: 'record',
  seq,
  record,
  bytes,
  attempts: 0,
  nextTry: 0,
});
const holding: { have: [number, number][]; haveAccess: [number, number][] } = { have: [[1, 1000]], haveAccess: [] };

/** The outbox and the requests under way, as the runner would keep them. */
class Outbox {
  readonly received = new Set<number>();
  readonly attention = new Set<number>();
  private now = 1000;
  private rows: Map<number, Line>;
  private state: EngineState = engineState({ failures: 0, nextTry: 0, notBefore: 0 });

  constructor(lines: readonly Line[]) {
    this.rows = new Map(lines.map((each) => [each.seq, each]));
  }

  drained(): boolean {
    return this.state.flights.length === 0 && this.waiting().length === 0;
  }

  private waiting(): Line[] {
    return [...this.rows.values()].filter(({ seq }) => !this.received.has(seq) && !this.attention.has(seq));
  }

  step(answer: Failure | { readonly kind: 'proved'; readonly share: number }, last: boolean): void {
    const flight = last ? this.state.flights.at(-1) : this.state.flights[0];
    const told = { now: this.now, roll: 0.5 };
    if (!flight) {
      this.now = Math.max(this.now + 1000, nextTryOf(this.state) ?? 0);
      return this.feed({ type: 'kick', now: this.now, roll: 0.5, eager: true });
    }
    if (answer.kind !== 'proved') return this.feed({ type: 'failed', ...told, flight: flight.id, failure: answer });
    const proved = flight.lines.slice(0, Math.ceil((flight.lines.length * answer.share) / 4));
    this.feed({
      type: 'answered',
      ...told,
      flight: flight.id,
      holding,
      outcomes: proved.map(({ lane, seq }) => ({
        outcome: 'received',
        lane,
        seq,
        proof: { of: 'entry', row: { lane, seq, id: '', at: '2026-11-23T09:00:00.000Z', effect: 'effect' } },
      })),
    });
  }

  private feed(event: EngineEvent): void {
    const { state, effects } = reduce(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'write') {
        for (const { row } of effect.change.receipts) this.received.add(row.seq);
        for (const { seq } of effect.change.attention) this.attention.add(seq);
        for (const { seq, attempts, nextTry } of effect.change.retries) {
          const row = this.rows.get(seq);
          if (row) this.rows.set(seq, { ...row, attempts, nextTry });
        }
      }
      if (effect.type === 'send') this.expectLawful(effect.lines);
    }
    if (effects.some(({ type }) => type === 'read'))
      this.feed({
        type: 'read',
        now: this.now,
        roll: 0.5,
        lines: this.waiting(),
        received: { record: [], access: [] },
      });
  }

  private expectLawful(sent: readonly Line[]): void {
    const [one, two] = this.state.flights.map(({ lines }) => new Set(lines.map(({ record }) => record)));
    const bytes = sent.reduce((sum, each) => sum + each.bytes, 0);
    const skipped = sent.some(({ seq, record }) =>
      this.waiting().some(
        (each) => each.record === record && each.seq < seq && !sent.some((other) => other.seq === each.seq),
      ),
    );
    const broken = {
      'more than two requests': this.state.flights.length > 2,
      'one record in two requests': one && two && [...one].some((record) => two.has(record)),
      'more than a batch': sent.length > 200 || (sent.length > 1 && bytes > 256 * 1024),
      'an earlier entry of the record is left behind': skipped,
    };
    for (const [law, is] of Object.entries(broken)) if (is) throw new Error(law);
  }
}
