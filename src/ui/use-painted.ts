import { startTransition, useEffect, useState } from 'react';

/** False until the first of a long page is on the screen; what then comes gives way to any touch. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}
