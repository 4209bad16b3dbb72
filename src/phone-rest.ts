// Composition root of most of the phone: kinds, records, saving and sync. The worker loads it once the lock screen has its answer.
import { openDevice } from '#device/device.ts';
import type { Door } from '#device/door.ts';
import type { DevicePorts } from '#device/ports.ts';
import { newId } from '#domain/id.ts';
import { createPhone } from '#sync/create-phone.ts';
import type { Phone } from '#sync/phone.ts';
import { platformWords } from '#sync/platform.ts';
import type { StartRest } from '#sync/two-parts.ts';

/** `changes` is the worker's own channel, which does not hear what the worker itself says. */
export const startRest =
  (ports: DevicePorts, door: Door, changes: BroadcastChannel): StartRest<Phone> =>
  async (opened) => {
    const device = await openDevice(ports, { door, opened });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { phone, heard } = createPhone(device, {
      factory: indexedDB,
      locks: 'locks' in navigator ? navigator.locks : undefined,
      files: async () => ('storage' in navigator ? navigator.storage.getDirectory().catch(() => undefined) : undefined),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      fetch: (input, init) => fetch(input, init),
      now: ports.now,
      random: Math.random,
      newId,
      version: ports.version,
      origin: ports.origin,
      platform: platformWords(navigator.userAgent),
      changed: ports.changed,
      alarm(milliseconds, ring) {
        clearTimeout(timer);
        timer = setTimeout(ring, milliseconds);
      },
    });
    changes.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') void heard(data).catch(() => undefined);
    });
    return phone;
  };
