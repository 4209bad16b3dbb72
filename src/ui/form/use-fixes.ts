import { useEffect, useEffectEvent, useState } from 'react';
import { averageOf, type AveragedFix, type Fix } from '#domain/fix.ts';
import type { FormPlaces } from './form-context.ts';

/** So long is enough to settle; a phone in a pocket with its form open need not go on measuring. */
const LONGEST_MS = 120_000;

interface Fixes {
  readonly finding: boolean;
  readonly problem?: string;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The phone's position, better with every fix, from `start` until `stop` or the question closes. */
export function useFixes(follow: FormPlaces['follow'], onFound: (fix: AveragedFix) => void): Fixes {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Pick<Fixes, 'finding' | 'problem'>>({ finding: false });
  const found = useEffectEvent(onFound);
  useEffect(() => {
    if (round === 0) return;
    const fixes: Fix[] = [];
    return follow((heard) => {
      if ('problem' in heard) return setState({ finding: false, problem: heard.problem });
      setState({ finding: false });
      fixes.push(heard.fix);
      const average = averageOf(fixes);
      if (average) found(average);
      if (heard.fix.at - (fixes[0]?.at ?? 0) > LONGEST_MS) setRound(0);
    });
  }, [follow, round]);
  return {
    ...state,
    start() {
      setState({ finding: true });
      setRound((count) => count + 1);
    },
    stop() {
      setState({ finding: false });
      setRound(0);
    },
  };
}
