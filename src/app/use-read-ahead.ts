import { useEffect } from 'react';

interface Page {
  readonly readAhead: () => Promise<unknown>;
}

/** Reads pages in while somebody looks at another, one at a time: on a slow phone a first tap then waits for nothing. */
export function useReadAhead(pages: readonly Page[]): void {
  useEffect(() => {
    let left = false;
    const readAhead = async () => {
      for (const page of pages) {
        await idle();
        if (left) return;
        await page.readAhead();
      }
    };
    // Not to be had now: the tap that needs the page asks again, and says so.
    readAhead().catch(() => undefined);
    return () => {
      left = true;
    };
  }, [pages]);
}

const A_MOMENT_MS = 300;

/** Safari has no `requestIdleCallback`. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
    else setTimeout(resolve, A_MOMENT_MS);
  });
