import { useEffect, useEffectEvent } from 'react';

const CHANNEL = 'wardbook-signed-in';

/** Calls `look` when another tab says that somebody signed in, and whenever this one is seen again: not all tabs can talk. */
export function useOtherTab(waiting: boolean, look: () => void): void {
  const latest = useEffectEvent(look);
  useEffect(() => {
    if (!waiting) return;
    const onSeen = () => {
      if (document.visibilityState === 'visible') latest();
    };
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => latest();
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      channel.close();
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [waiting]);
}

export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed in');
  channel.close();
}
