// The pages behind the home screen's first taps: the record and the form.
import { useEffect } from 'react';

export const recordPage = () => import('./record/Record.tsx');
export const formPage = () => import('./capture/BeginRecord.tsx');

/** While the home screen is looked at they are read in, one at a time, so that the first tap of a round on a slow phone finds them there. */
export function useReadAhead(): void {
  useEffect(() => {
    let left = false;
    const readAhead = async () => {
      for (const page of [formPage, recordPage]) {
        await idle();
        if (left) return;
        await page();
      }
    };
    // Not to be had now: the tap that needs it asks again, and says so.
    void readAhead().catch(() => undefined);
    return () => {
      left = true;
    };
  }, []);
}

/** Safari has no `requestIdleCallback`. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve);
    else setTimeout(resolve, A_MOMENT);
  });

const A_MOMENT = 300;
