import { expect, test } from 'vitest';
import { createDraftKeeper } from './draft-keeper.ts';

function setUp(keep?: (draft: number) => Promise<void>) {
  const kept: number[] = [];
  const timers: (() => void)[] = [];
  const keeper = createDraftKeeper<number>(keep ?? (async (draft) => void kept.push(draft)), 500, (run) =>
    timers.push(run),
  );
  return { keeper, kept, timers };
}

test('many changes are one keeping, of the newest', async () => {
  const { keeper, kept, timers } = setUp();
  for (const draft of [1, 2, 3]) keeper.change(draft);
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await keeper.flush();
  expect(kept).toEqual([3]);
});

test('a flush keeps at once, and the timer that is left finds nothing to do', async () => {
  const { keeper, kept, timers } = setUp();
  keeper.change(1);
  await keeper.flush();
  timers[0]?.();
  await keeper.flush();
  expect(kept).toEqual([1]);
});

test('an older draft never lands on a newer one', async () => {
  const order: string[] = [];
  let release = () => {};
  const { keeper } = setUp(async (draft) => {
    if (draft === 1) await new Promise<void>((resolve) => (release = resolve));
    order.push(`kept ${draft}`);
  });
  keeper.change(1);
  const first = keeper.flush();
  keeper.change(2);
  const second = keeper.flush();
  await Promise.resolve();
  release();
  await Promise.all([first, second]);
  expect(order).toEqual(['kept 1', 'kept 2']);
});

test('what a form opened with is kept only where nothing was given before', async () => {
  const { keeper, kept } = setUp();
  await keeper.begin(1);
  await keeper.begin(2);
  keeper.change(3);
  await keeper.begin(4);
  expect(kept).toEqual([1, 3]);
});

test('a keeping that failed holds up none after it', async () => {
  const kept: number[] = [];
  const { keeper } = setUp(async (draft) => {
    if (draft === 1) throw new Error('no worker');
    kept.push(draft);
  });
  keeper.change(1);
  await expect(keeper.flush()).rejects.toThrow('no worker');
  keeper.change(2);
  await keeper.flush();
  expect(kept).toEqual([2]);
});
