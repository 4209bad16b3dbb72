import { type ReactNode, startTransition, useEffect, useState } from 'react';

/** What stands below the first screen of a long page: drawn once that is on the screen, and giving way to any touch. */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted ? children : null;
}
