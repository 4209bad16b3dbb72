// One sender at a time per enrolment, over all tabs and the service worker. Receipts make an accidental second sender harmless.

/** A frozen tab keeps its lock but its heart stops; after so long another may take the lock away. */
const SILENT_AFTER = 30_000;
const BEAT_EVERY = 5_000;

export interface Heart {
  /** When the present sender last gave a sign of life. */
  last(): Promise<number>;
  beat(): Promise<void>;
}

/** Undefined where another sender is alive; `signal` aborts when the lock was taken away. */
export async function singleFlight<T>(
  locks: LockManager | undefined,
  name: string,
  heart: Heart,
  now: () => number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const taken = new AbortController();
  const alive = async () => {
    await heart.beat();
    const timer = setInterval(() => void heart.beat().catch(() => undefined), BEAT_EVERY);
    try {
      return await work(taken.signal);
    } finally {
      clearInterval(timer);
    }
  };
  if (!locks) return alive();
  const withLock = (options: LockOptions) =>
    locks
      .request(name, options, async (lock) => (lock ? { done: await alive() } : undefined))
      .catch((error: unknown) => {
        // Stolen from us: stop what is under way, the thief goes on.
        if (error instanceof Error && error.name === 'AbortError') {
          taken.abort();
          return undefined;
        }
        throw error;
      });
  const first = await withLock({ ifAvailable: true });
  if (first) return first.done;
  // A beat that lies ahead was given before the phone's clock was put back.
  if (taken.signal.aborted || Math.abs(now() - (await heart.last())) < SILENT_AFTER) return undefined;
  return (await withLock({ steal: true }))?.done;
}
