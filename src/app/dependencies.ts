// Composition root of the phone's screens: the one place that starts the worker which owns keys, storage and sync.
import { wrap } from 'comlink';
import type { Phone } from '#sync/phone.ts';

export function startPhone(): Phone {
  const worker = new Worker(new URL('../phone-worker.ts', import.meta.url), { type: 'module', name: 'wardbook' });
  return wrap<Phone>(worker);
}
