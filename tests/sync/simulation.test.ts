// Seeded runs against the real server. A failure names its seed: `SIMULATION_SEED=… npx vitest run tests/sync/simulation` repeats it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { simulate } from './simulation.ts';

const only = process.env.SIMULATION_SEED;
const soak = import.meta.env.MODE === 'soak';
const seeds = only ? [Number(only)] : Array.from({ length: soak ? 500 : 4 }, (_, i) => i + 1);

let council: TestCouncil;
beforeAll(async () => {
  council = await openTestCouncil();
});
afterAll(() => council.close());

describe('through loss, lies and death', () => {
  it.each(seeds)(
    'seed %i: every saved entry arrives once, and all phones agree',
    async (seed) => {
      const { saved, faults, deaths, views } = await simulate(council, seed, { phones: 2, steps: 60 });
      expect(saved, 'entries were saved').toBeGreaterThan(10);
      expect(faults, 'faults happened').toBeGreaterThan(5);
      expect(deaths, 'lives ended').toBeGreaterThan(0);
      const [one, ...others] = views;
      expect(one?.size, 'records are shown').toBeGreaterThan(5);
      for (const other of others) expect([...other]).toEqual([...(one ?? [])]);
    },
    120_000,
  );
});
