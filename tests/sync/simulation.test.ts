// Seeded runs against the real server. A failure names its seed: `SIMULATION_SEED=… npx vitest run tests/sync/simulation` repeats it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { simulate } from './simulation.ts';

const only = process.env.SIMULATION_SEED;
const runs = Number(process.env.SIMULATION_RUNS ?? 4);
const seeds = only ? [Number(only)] : Array.from({ length: runs }, (_, i) => i + 1);

/** One council for a few seeds: the sessions of its people end after twelve hours of simulated time. */
const SHARING = 15;
const groups = Array.from({ length: Math.ceil(seeds.length / SHARING) }, (_, i) =>
  seeds.slice(i * SHARING, (i + 1) * SHARING),
);

describe.each(groups)('through loss, lies and death, from seed %i', (...group) => {
  let council: TestCouncil;
  beforeAll(async () => {
    council = await openTestCouncil();
  });
  afterAll(() => council.close());

  it.each(group)(
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
