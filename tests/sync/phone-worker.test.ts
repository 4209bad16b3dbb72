// The worker itself, in this process: what it is made of, and that its page can talk to it before and after its rest is loaded.
import { expose, wrap } from 'comlink';
import { afterAll, expect, it, vi } from 'vitest';
import { appVersion } from '#protocol/app-version.ts';
import type { PagePort } from '#sync/page-port.ts';
import type { Phone } from '#sync/phone.ts';
import { pull, pulledNeedle } from '../device/council-pull.ts';
import { emptyStorage, newPhone, PASSPHRASE, rawRows } from '../device/phone.ts';
import { eventually } from '../support/eventually.ts';

const ORIGIN = 'https://wardbook.example';
const [toPhone, toPage] = [new MessageChannel(), new MessageChannel()];

afterAll(() => {
  toPhone.port1.close();
  toPage.port1.close();
  vi.unstubAllGlobals();
});

const page: PagePort = {
  readMarks: async () => [],
  keepMark: async () => undefined,
  persist: async () => true,
  persisted: async () => true,
};

type Listener = (event: { readonly data: unknown }) => void;

/** Starts the worker's script as a browser would. */
async function startWorker(): Promise<Listener> {
  const listeners: Listener[] = [];
  vi.stubGlobal('addEventListener', (_: string, listener: Listener) => listeners.push(listener));
  vi.stubGlobal('location', new URL(ORIGIN));
  vi.stubGlobal('navigator', { userAgent: '' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('No signal')));
  await import('../../src/phone-worker.ts');
  return (event) => listeners.forEach((listener) => listener(event));
}

it('opens, shows the first list and then searches all of it', async () => {
  emptyStorage();
  const { device } = await newPhone({ ports: { version: appVersion, origin: ORIGIN } });
  await pull(device, [{ entries: Array.from({ length: 60 }, (_, i) => pulledNeedle(i)) }]);
  await device.records({ most: 1 });
  await eventually('the first screen to be prepared', async () =>
    JSON.stringify(await rawRows('settings')).includes('"prepared"'),
  );

  const say = await startWorker();
  say({ data: 'nothing that it knows' });
  expose(page, toPage.port1);
  say({ data: { phone: toPhone.port2, page: toPage.port2 } });
  const phone = wrap<Phone>(toPhone.port1);
  expect(await phone.status()).toMatchObject({ lock: 'locked' });
  expect(await phone.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
  expect((await phone.me()).person.name).toBe('Robin Hale');
  expect((await phone.records({ most: 50 })).lines).toHaveLength(50);
  expect((await phone.records({ most: 50, words: 'find 59' })).total).toBe(1);
  expect(await phone.drafts()).toEqual([]);
  expect(await phone.status()).toMatchObject({ lock: 'unlocked' });
  await phone.lock();
  expect(await phone.status()).toMatchObject({ lock: 'locked' });
});
