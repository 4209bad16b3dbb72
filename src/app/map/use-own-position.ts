import { useEffect, useState } from 'react';
import { averageOf, type Fix } from '#domain/fix.ts';
import { follow } from '../locate.ts';

interface OwnPosition {
  readonly looking: boolean;
  readonly own?: Fix;
  readonly problem?: string;
}

/** Where this phone is while the map is open, once somebody asked. */
export function useOwnPosition(): OwnPosition & { readonly look: () => void } {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<OwnPosition>({ looking: false });
  useEffect(() => {
    if (round === 0) return;
    let fixes: readonly Fix[] = [];
    return follow(
      (heard) => {
        if ('problem' in heard) return setState({ looking: false, problem: heard.problem });
        fixes = [...fixes.slice(-20), heard.fix];
        const own = averageOf(fixes);
        setState({ looking: false, ...(own && { own }) });
      },
      'geolocation' in navigator ? navigator.geolocation : undefined,
    );
  }, [round]);
  return {
    ...state,
    look() {
      setState({ looking: true });
      setRound((count) => count + 1);
    },
  };
}
