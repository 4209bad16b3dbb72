// Composition root of the phone's screens: the one place that starts the worker which owns keys, storage and sync,
// and answers what the worker cannot reach itself.
import { expose, wrap } from 'comlink';
import { cookieWithMark, marksInCookie } from '#device/seq-mark.ts';
import type { PagePort } from '#sync/page-port.ts';
import { listenToPage } from '#sync/page-triggers.ts';
import type { Phone } from '#sync/phone.ts';

export function startPhone(): Phone {
  const worker = new Worker(new URL('../phone-worker.ts', import.meta.url), { type: 'module', name: 'wardbook' });
  const forPhone = new MessageChannel();
  const forPage = new MessageChannel();
  expose(page, forPage.port1);
  // Ports hold back what is asked before the worker is ready.
  worker.postMessage({ phone: forPhone.port2, page: forPage.port2 }, [forPhone.port2, forPage.port2]);
  const phone = wrap<Phone>(forPhone.port1);
  listenToPage(phone);
  return phone;
}

// The strictest engine has no `navigator.storage`: there nothing is promised.
const storage = (): StorageManager | undefined => ('storage' in navigator ? navigator.storage : undefined);

const page: PagePort = {
  readMarks: async () => marksInCookie(document.cookie),
  async keepMark(mark) {
    // oxlint-disable-next-line unicorn/no-document-cookie -- not every engine has the cookie store, and this one is synchronous
    document.cookie = cookieWithMark(document.cookie, mark, location.protocol === 'https:');
  },
  persist: async () => (await storage()?.persist()) ?? false,
  persisted: async () => (await storage()?.persisted()) ?? false,
};
