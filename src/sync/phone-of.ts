// The page's end of the phone.
import { expose, wrap } from 'comlink';
import { cookieWithMark, marksInCookie } from '#device/seq-mark.ts';
import type { PagePort } from './page-port.ts';
import { listenToPage } from './page-triggers.ts';
import type { Phone } from './phone.ts';

export function phoneOf(worker: Worker): Phone {
  const forPhone = new MessageChannel();
  const forPage = new MessageChannel();
  expose(page, forPage.port1);
  worker.postMessage({ phone: forPhone.port2, page: forPage.port2 }, [forPhone.port2, forPage.port2]);
  const phone = wrap<Phone>(forPhone.port1);
  listenToPage(phone);
  return phone;
}

// Every engine but the one without `navigator.storage` answers; that one keeps nothing for certain.
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
