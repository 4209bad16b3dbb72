export interface DraftKeeper<Draft> {
  /** Remembers the newest; it is kept within `every` milliseconds of the first change since the last keeping. */
  readonly change: (draft: Draft) => void;
  /** Keeps what waits at once: the page is being hidden, or a camera is about to open. */
  readonly flush: () => void;
}

interface Timers {
  readonly set: (run: () => void, milliseconds: number) => unknown;
}

/** At most `every` milliseconds of typing are not yet kept, and storage is not written at every letter. */
export function createDraftKeeper<Draft>(keep: (draft: Draft) => void, every: number, timers: Timers): DraftKeeper<Draft> {
  let waiting: { readonly draft: Draft } | undefined;
  const flush = () => {
    const kept = waiting;
    waiting = undefined;
    if (kept) keep(kept.draft);
  };
  return {
    change: (draft) => {
      if (!waiting) timers.set(flush, every);
      waiting = { draft };
    },
    flush,
  };
}
