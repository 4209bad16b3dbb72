import { expect, it } from 'vitest';
import { createCourier } from './courier.ts';
import type { Contact } from './failure.ts';

/** A courier with nothing to send, whose pulls end as given; answers after how long it would call again. */
async function waitsAfter(pulls: readonly Contact[]): Promise<number[]> {
  const waits: number[] = [];
  const coming = [...pulls];
  const courier = createCourier({
    now: () => 0,
    random: () => 0.5,
    push: async () => [],
    pull: async () => coming.shift() ?? 'never',
    alarm: (milliseconds) => waits.push(milliseconds),
    told: () => undefined,
  });
  for (const _ of pulls) await courier.call({ eager: true, pull: true });
  return waits;
}

it('looks now and then while the council answers', async () => {
  expect(await waitsAfter(['reached', 'sign-in'])).toEqual([120_000, 120_000]);
});

it('after a pull without an answer tries soon, then ever more rarely, and now and then again once it was reached', async () => {
  expect(await waitsAfter(['no-signal', 'no-signal', 'not-council', 'reached'])).toEqual([1000, 2000, 4000, 120_000]);
});
