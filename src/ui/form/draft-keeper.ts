export interface DraftKeeper<Draft> {
  /** Keeps this one if none was kept before, and resolves when all is kept: what lies under a draft needs one. */
  readonly begin: (draft: Draft) => Promise<void>;
  /** Remembers the newest; it is kept within `every` milliseconds of the first change since the last keeping. */
  readonly change: (draft: Draft) => void;
  /** Keeps what waits at once (the page is being hidden, a camera is about to open) and resolves when all is kept. */
  readonly flush: () => Promise<void>;
}

type Later = (run: () => void, milliseconds: number) => unknown;

/** At most `every` milliseconds of typing are not yet kept, and storage is not written at every letter. */
export function createDraftKeeper<Draft>(
  keep: (draft: Draft) => Promise<void>,
  every: number,
  later: Later,
): DraftKeeper<Draft> {
  let waiting: { readonly draft: Draft } | undefined;
  let keeping = Promise.resolve();
  let begun = false;
  const flush = () => {
    const next = waiting;
    waiting = undefined;
    // One after the other: an older draft must never land on a newer one. One that failed holds up none after it.
    const run = () => (next ? keep(next.draft) : Promise.resolve());
    keeping = keeping.then(run, run);
    return keeping;
  };
  return {
    begin: (draft) => {
      if (!begun) waiting = { draft };
      begun = true;
      return flush();
    },
    change: (draft) => {
      begun = true;
      if (!waiting) later(() => void flush(), every);
      waiting = { draft };
    },
    flush,
  };
}
