import { useState } from 'react';
import type { AveragedFix } from '#domain/fix.ts';
import { useFixes } from '#ui/form/use-fixes.ts';
import { followHere } from '../locate.ts';

/** Where this phone is, once somebody asked. */
export function useOwnPosition() {
  const [own, setOwn] = useState<AveragedFix>();
  const { finding, problem, start } = useFixes(followHere, setOwn);
  return { own, looking: finding, problem, look: start };
}
