import { useEffect, useEffectEvent } from 'react';

/** When the component first stands, and not again when its props change. */
export function useOnce(work: () => unknown): void {
  const run = useEffectEvent(work);
  useEffect(() => {
    run();
  }, []);
}
