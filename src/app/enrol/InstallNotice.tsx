import { useEffect, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { InstallSteps } from './InstallSteps.tsx';

interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}
const isInstallEvent = (event: Event): event is InstallEvent => 'prompt' in event;

/** Installed, the phone keeps what is written more firmly; a tab still works, and says so. */
export function InstallNotice() {
  const [offer, setOffer] = useState<InstallEvent>();
  const [installed, setInstalled] = useState(matchMedia('(display-mode: standalone)').matches);
  useEffect(() => {
    const onOffer = (event: Event) => {
      event.preventDefault();
      if (isInstallEvent(event)) setOffer(event);
    };
    const onInstalled = () => setInstalled(true);
    addEventListener('beforeinstallprompt', onOffer);
    addEventListener('appinstalled', onInstalled);
    return () => {
      removeEventListener('beforeinstallprompt', onOffer);
      removeEventListener('appinstalled', onInstalled);
    };
  }, []);
  if (installed) return null;
  return (
    <Notice tone="brand" title="Install Wardbook before you go on">
      <p>An installed app keeps its notebook more safely than a browser tab.</p>
      {offer ? (
        <Button small look="secondary" onPress={() => void offer.prompt()}>
          Install
        </Button>
      ) : (
        <InstallSteps system="android" />
      )}
    </Notice>
  );
}
