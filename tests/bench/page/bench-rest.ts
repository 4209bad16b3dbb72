// What of the bench's phone is loaded late: device and sync, and what it takes to begin.
import { z } from 'zod';
import { type Device, openDevice, type OpenedBefore } from '#device/device.ts';
import type { NewEntry } from '#device/phone-storage.ts';
import type { DevicePorts } from '#device/ports.ts';
import { newId } from '#domain/id.ts';
import { createCourier } from '#sync/courier.ts';
import { drainAll } from '#sync/drain.ts';
import { enrol } from '#sync/enrol.ts';
import { pullForPhone } from '#sync/pull-for-phone.ts';
import { signIn } from '#sync/session.ts';
import type { Ticket } from './bench-phone.ts';

z.config({ jitless: true });

export interface BenchRest {
  readonly device: Device;
  /** Enrols, and leaves a passkey to open it with after a reload. */
  begin(passphrase: string, passkey: Uint8Array<ArrayBuffer>): Promise<void>;
  save(record: string, entry: NewEntry): Promise<void>;
  push(): Promise<void>;
  pull(): Promise<void>;
}

export async function startRest(devicePorts: DevicePorts, before: OpenedBefore, ticket: Ticket): Promise<BenchRest> {
  const device = await openDevice(devicePorts, before);
  const { version, origin } = devicePorts;
  const { code, email, password } = ticket;
  const ports = {
    fetch: (...ask: Parameters<typeof fetch>) => fetch(...ask),
    factory: indexedDB,
    locks: navigator.locks,
    files: async () => undefined,
    now: Date.now,
    random: Math.random,
    newId,
    version,
    changed: () => undefined,
  };
  const signInHere = async () => done(await signIn({ email, password }, fetch));
  return {
    device,
    async begin(passphrase, passkey) {
      done(await enrol(device, code, { fetch, origin, platform: 'bench', version }));
      done(await device.choosePassphrase(passphrase));
      done(await device.addPasskey(new Uint8Array(16), passkey));
      await signInHere();
    },
    async save(record, entry) {
      done(await device.save(record, 'needle-find', [entry]));
    },
    push: () =>
      new Promise((resolve) => {
        let over = false;
        const courier = createCourier({
          now: Date.now,
          random: Math.random,
          async push(eager) {
            const drained = await drainAll(ports, eager);
            over = drained[0]?.contact === 'reached' && drained[0].nextTry === undefined;
            if (over) {
              resolve();
              // The screens' copy follows; what the council has is on the disk already.
              void device.refresh();
            }
            return drained;
          },
          pull: async () => 'never',
          alarm: (milliseconds, ring) => setTimeout(() => over || ring(), milliseconds),
          told: () => undefined,
        });
        void courier.call({ eager: true, pull: false });
      }),
    async pull() {
      while ((await pullForPhone(device, ports)) !== 'reached') await signInHere();
      await device.records({ most: 1 });
    },
  };
}

function done(outcome: { readonly outcome: string }): void {
  if (!['done', 'saved'].includes(outcome.outcome)) throw new Error(JSON.stringify(outcome));
}
