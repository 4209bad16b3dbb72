import { useState } from 'react';

export interface UnderWay {
  readonly count: number;
  readonly track: <Result>(work: Promise<Result>) => Promise<Result>;
}

/** How much of what a page began is not done yet: a photo that is being kept must not be left behind. */
export function useUnderWay(): UnderWay {
  const [count, setCount] = useState(0);
  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    setCount((before) => before + 1);
    return work.finally(() => setCount((before) => before - 1));
  };
  return { count, track };
}
