// A newer version waits until a person says yes, and never reloads a tab with a form in it.
import { useEffect, useState } from 'react';
import { Workbox } from 'workbox-window';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { reloadsHeld } from '../missing-chunk.ts';

const CHECK_EVERY_MS = 60 * 60 * 1000;

export function UpdatePrompt() {
  const [worker, setWorker] = useState<Workbox>();
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    const workbox = new Workbox('/sw.js');
    workbox.addEventListener('waiting', () => setWorker(workbox));
    void workbox.register();
    const timer = setInterval(() => void workbox.update(), CHECK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  if (!worker) return null;
  const update = () => {
    if (reloadsHeld()) return setRefused(true);
    worker.addEventListener('controlling', () => !reloadsHeld() && location.reload());
    worker.messageSkipWaiting();
  };
  return (
    <div className="update-prompt">
      <Notice tone="brand" title="A newer version is ready" live>
        {refused && <p>Finish or close the form first. It is kept as a draft.</p>}
        <Button small look="secondary" onPress={update}>
          Update now
        </Button>
      </Notice>
    </div>
  );
}
