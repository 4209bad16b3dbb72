// How much a phone sends in vain while the council's server is killed again and again: counted in a world of its own clock.
import { expect, it } from 'vitest';
import type { Line } from '#sync/batches.ts';
import { engineState, nextTryOf, reduce } from '#sync/engine.ts';
import type { EngineEvent, EngineState, Left } from '#sync/engine-words.ts';
import { chanceOf } from './chance.ts';

const ENTRIES = 1000;
const ENTRY_BYTES = 600;
const KILLS = 10;

const SEEDS = Array.from({ length: 40 }, (_, i) => i);
const MOST = 1.5;

it.each([
  ['nobody waits for it', false],
  ['somebody asks for it every second', true],
])('sends at most half as much again in a push of 1,000 when the server is killed ten times, and %s', (_, eager) => {
  const told = SEEDS.map((seed) => ({ seed, ...new World(seed, KILLS, eager).run() }));
  expect(new World(0, 0, eager).run().sent).toBe(ENTRIES * ENTRY_BYTES);
  expect(told.filter(({ kills }) => kills < KILLS)).toEqual([]);
  expect(told.filter(({ sent }) => sent > MOST * ENTRIES * ENTRY_BYTES)).toEqual([]);
});

/** Milliseconds. */
const ROUND_TRIP = 20;
const BYTES_A_MS = 250;
const WORK_A_LINE = 1;
const DOWN = 1500;
/** Somebody saves or presses "Send now" so often, if they do; the courier by itself is never quicker. */
const EAGER_EVERY = 1000;

/** The line, the server and who kills it: half of the times at random, half of the times with the next answer on its way. */
class World {
  private readonly received = new Set<number>();
  private sent = 0;
  private kills = 0;
  private now = 0;
  private state: EngineState;
  private readonly due: { at: number; happen: () => void }[] = [];
  private up = true;
  private generation = 0;
  private lineFree = 0;
  private serverFree = 0;
  private loseNext = false;
  private killsLeft: number;
  private readonly eager: boolean;
  private readonly roll: () => number;

  constructor(seed: number, kills: number, eager: boolean) {
    this.killsLeft = kills;
    this.eager = eager;
    this.roll = chanceOf(seed).roll;
    this.state = engineState({ failures: 0, nextTry: 0, notBefore: 0 });
  }

  run(): { readonly sent: number; readonly kills: number } {
    this.kick(true);
    this.arm();
    if (this.eager) this.presses();
    while (this.received.size < ENTRIES) {
      this.due.sort((a, b) => a.at - b.at);
      const next = this.due.shift();
      if (!next) throw new Error('Nothing will ever happen again');
      this.now = Math.max(this.now, next.at);
      next.happen();
    }
    return { sent: this.sent, kills: this.kills };
  }

  private in(wait: number, happen: () => void): void {
    this.due.push({ at: this.now + wait, happen });
  }

  private presses(): void {
    this.in(EAGER_EVERY, () => {
      this.kick(true);
      this.presses();
    });
  }

  private arm(): void {
    if (this.killsLeft === 0) return;
    this.killsLeft -= 1;
    if (this.killsLeft % 2 === 0) this.loseNext = true;
    else this.in(100 + this.roll() * 500, () => this.kill());
  }

  private kill(): void {
    this.kills += 1;
    this.up = false;
    this.generation += 1;
    this.loseNext = false;
    [this.lineFree, this.serverFree] = [this.now, this.now];
    for (const { id } of this.state.flights) this.fail(id);
    this.in(DOWN, () => {
      this.up = true;
      this.arm();
    });
  }

  private fail(flight: number): void {
    this.feed({ type: 'failed', now: this.now, roll: this.roll(), flight, failure: { kind: 'no-answer' } });
  }

  /** A run of the engine begins with what the one before left, as drain.ts has it; one at a time. */
  private kick(eager: boolean): void {
    if (this.state.phase !== 'resting') return;
    const { failures, nextTry, notBefore }: Omit<Left, 'paused'> = this.state;
    this.state = engineState({ failures, nextTry, notBefore });
    this.feed({ type: 'kick', now: this.now, roll: this.roll(), eager });
  }

  private feed(event: EngineEvent): void {
    const step = reduce(this.state, event);
    this.state = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'write') for (const { row } of effect.change.receipts) this.received.add(row.seq);
      if (effect.type === 'send') this.send(effect.flight, effect.lines);
    }
    if (step.effects.some(({ type }) => type === 'read'))
      this.feed({
        type: 'read',
        now: this.now,
        roll: this.roll(),
        lines: waiting(this.received),
        received: { record: [], access: [] },
      });
    const again = nextTryOf(this.state);
    if (this.state.phase === 'resting' && again !== undefined) this.in(again - this.now, () => this.kick(false));
  }

  private send(flight: number, lines: readonly Line[]): void {
    // Counted as it leaves the phone, whether it reaches anybody or not.
    const bytes = lines.reduce((sum, each) => sum + each.bytes, 0);
    this.sent += bytes;
    const { generation } = this;
    if (!this.up) return this.in(ROUND_TRIP, () => this.fail(flight));
    this.lineFree = Math.max(this.lineFree, this.now) + bytes / BYTES_A_MS;
    this.serverFree = Math.max(this.serverFree, this.lineFree) + lines.length * WORK_A_LINE;
    this.in(this.serverFree + ROUND_TRIP - this.now, () => {
      if (generation !== this.generation) return;
      if (this.loseNext) return this.kill();
      this.feed({
        type: 'answered',
        now: this.now,
        roll: this.roll(),
        flight,
        holding: { have: [[1, ENTRIES]], haveAccess: [] },
        outcomes: lines.map(({ lane, seq }) => ({
          outcome: 'received',
          lane,
          seq,
          proof: { of: 'entry', row: { lane, seq, id: '', at: '2026-11-23T09:00:00.000Z', effect: 'effect' } },
        })),
      });
    });
  }
}

const waiting = (received: ReadonlySet<number>): Line[] =>
  Array.from({ length: ENTRIES }, (_, i) => i + 1)
    .filter((seq) => !received.has(seq))
    .map((seq) => ({
      lane: 'record',
      seq,
      record: `record-${seq}`,
      bytes: ENTRY_BYTES,
      attempts: 0,
      nextTry: 0,
    }));
