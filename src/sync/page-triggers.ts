// What only a page can notice: that it is looked at again, that the signal is back, that it is about to go.
import { OUTBOX_TAG, PUSH_MESSAGE } from './changes.ts';
import type { Phone } from './phone.ts';

export function listenToPage(phone: Pick<Phone, 'sync'>): void {
  addEventListener('online', () => void phone.sync());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void phone.sync();
    else void handOver();
  });
}

/** The service worker goes on where the page may be stopped at any moment; Background Sync is a hint on top where there is one. */
async function handOver(): Promise<void> {
  navigator.serviceWorker?.controller?.postMessage({ type: PUSH_MESSAGE });
  const registration: unknown = await navigator.serviceWorker?.getRegistration();
  if (!hasSync(registration)) return;
  await registration.sync.register(OUTBOX_TAG).catch(() => undefined);
}

interface WithSync {
  readonly sync: { register(tag: string): Promise<void> };
}
const hasSync = (value: unknown): value is WithSync => typeof value === 'object' && value !== null && 'sync' in value;
