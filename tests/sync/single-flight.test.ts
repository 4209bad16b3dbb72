import { describe, expect, it } from 'vitest';
import { type Heart, singleFlight } from '#sync/single-flight.ts';

/** One lock as a browser gives it: refused while held, and taken away by whoever steals it. */
function oneLock(): LockManager {
  let holder: ((reason: Error) => void) | undefined;
  const request = async <T>(
    name: string,
    options: LockOptions,
    work: (lock: Lock | null) => Promise<T>,
  ): Promise<T> => {
    if (holder && !options.steal) return work(null);
    holder?.(new DOMException('The lock was taken away', 'AbortError'));
    return new Promise((resolve, reject) => {
      holder = reject;
      void Promise.resolve(work({ name, mode: 'exclusive' }))
        .then(resolve, reject)
        .finally(() => {
          if (holder === reject) holder = undefined;
        });
    });
  };
  // The browser's type has a second form, without options, that nobody here uses.
  return Object.assign(Object.create(null), { request, query: async () => ({}) });
}

const heartAt = (last: number): Heart => ({ last: async () => last, beat: async () => undefined });
const held = (): {
  readonly work: (signal: AbortSignal) => Promise<string>;
  readonly end: () => void;
  readonly signal: () => AbortSignal | undefined;
} => {
  let end = (): void => undefined;
  let seen: AbortSignal | undefined;
  return {
    work: (signal) => {
      seen = signal;
      return new Promise((resolve) => {
        end = () => resolve('held');
      });
    },
    end: () => end(),
    signal: () => seen,
  };
};

describe('one sender at a time', () => {
  it('leaves a living sender alone', async () => {
    const [locks, first] = [oneLock(), held()];
    const running = singleFlight(locks, 'a', heartAt(0), () => 0, first.work);
    expect(
      await singleFlight(
        locks,
        'a',
        heartAt(100_000),
        () => 100_001,
        async () => 'second',
      ),
    ).toBeUndefined();
    await Promise.resolve();
    first.end();
    expect(await running).toBe('held');
  });

  it('takes the lock from one whose heart stopped half a minute ago, and stops its requests', async () => {
    const [locks, frozen] = [oneLock(), held()];
    const running = singleFlight(locks, 'a', heartAt(0), () => 0, frozen.work);
    expect(
      await singleFlight(
        locks,
        'a',
        heartAt(0),
        () => 30_000,
        async () => 'second',
      ),
    ).toBe('second');
    expect(await running).toBeUndefined();
    expect(frozen.signal()?.aborted).toBe(true);
    frozen.end();
  });

  it('takes it as well where the last beat lies ahead, because the clock was put back since', async () => {
    const [locks, frozen] = [oneLock(), held()];
    const running = singleFlight(locks, 'a', heartAt(0), () => 0, frozen.work);
    const second = async () => 'second';
    expect(await singleFlight(locks, 'a', heartAt(1_000_000), () => 0, second)).toBe('second');
    expect(await running).toBeUndefined();
    frozen.end();
  });
});
