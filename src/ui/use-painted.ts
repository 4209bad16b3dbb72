import { startTransition, useEffect, useState } from 'react';

/** False until the first of a long page is on the screen, undefined while there is none; what then comes gives way to any touch. */
export function usePainted(page: string | undefined): boolean {
  const [painted, setPainted] = useState<string>();
  useEffect(() => {
    if (page === undefined) return;
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(page)));
    return () => cancelAnimationFrame(frame);
  }, [page]);
  return page !== undefined && painted === page;
}
