import { useEffect, useState } from 'react';
import { instantText } from '#domain/moment.ts';

const MINUTE = 60_000;

/** The instant, to the minute: words like "09:14" and "today" must not go stale on a desk that stays open for days. */
export function useNow(): string {
  const [now, setNow] = useState(() => instantText(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNow(instantText(Date.now())), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
