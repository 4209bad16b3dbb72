import { useEffect } from 'react';
import { holdReloads } from '../missing-chunk.ts';

/** While a form is open no update and no missing part reloads the page. */
export function useHeldReloads(): void {
  useEffect(() => {
    holdReloads(true);
    return () => holdReloads(false);
  }, []);
}
