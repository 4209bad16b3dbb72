// Composition root of the phone's screens: the one place that starts the worker which owns keys, storage and sync.
import { phoneOf } from '#sync/phone-of.ts';
import type { Phone } from '#sync/phone.ts';

export const startPhone = (): Phone =>
  phoneOf(new Worker(new URL('../phone-worker.ts', import.meta.url), { type: 'module', name: 'wardbook' }));
