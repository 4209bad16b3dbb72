import { createContext, useContext } from 'react';

interface Hiding {
  /** Covers at once, drops the keys, starts anew. Drafts are kept. */
  readonly hide: () => void;
  /** Told before a camera or a file picker opens, which hides the page. */
  readonly beforePick: () => void;
}

export const HideContext = createContext<Hiding>({ hide: () => undefined, beforePick: () => undefined });
export const useHiding = (): Hiding => useContext(HideContext);
