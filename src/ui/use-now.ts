import { useEffect, useState } from 'react';
import { instantText } from '#domain/instant.ts';

const MINUTE = 60_000;

/** The instant, to the minute unless said: words like "09:14" and "today" must not go stale on a desk that stays open for days. */
export function useNow(every = MINUTE): string {
  const [now, setNow] = useState(() => instantText(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(instantText(Date.now())), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
