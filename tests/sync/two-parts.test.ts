import { expose, wrap } from 'comlink';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDevice, type Device } from '#device/device.ts';
import { openDoor } from '#device/door.ts';
import { createFront } from '#device/front.ts';
import { phoneInTwoParts, type StartRest } from '#sync/two-parts.ts';
import { eventually } from '../support/eventually.ts';
import { emptyStorage, newPhone, PASSPHRASE, saveNeedle } from '../device/phone.ts';

beforeEach(emptyStorage);

const channels: MessagePort[] = [];
afterEach(() => {
  for (const port of channels.splice(0)) port.close();
});

/** What a test lets happen. */
function awaited<T>() {
  const settle: { resolve(value: T): void; reject(error: Error): void } = { resolve() {}, reject() {} };
  const promise = new Promise<T>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return { promise, settle };
}

/** A phone after a restart, whose rest is loaded when the test says so. */
async function inTwoParts() {
  const { ports } = await newPhone();
  const door = await openDoor(ports);
  const devices: Device[] = [];
  const start: StartRest<Device> = async (opened) => {
    const device = await openDevice(ports, { door, opened });
    devices.push(device);
    return device;
  };
  let asked = 0;
  let loading = awaited<StartRest<Device>>();
  // Awaited, as the worker does with what its start has made.
  const phone = await Promise.resolve(
    phoneInTwoParts(createFront(door, ports), () => {
      asked += 1;
      return loading.promise;
    }),
  );
  // As it crosses to the page.
  const { port1, port2 } = new MessageChannel();
  channels.push(port1, port2);
  expose(phone, port1);
  const page = wrap<Record<string, (...words: readonly unknown[]) => unknown>>(port2);
  return {
    ask: async (name: string, ...words: readonly unknown[]): Promise<unknown> => page[name]?.(...words),
    arrive: () => loading.settle.resolve(start),
    fail() {
      loading.settle.reject(new Error('No such file'));
      loading = awaited();
    },
    timesAsked: () => asked,
    devices,
  };
}

it('opens before its rest is there, and the rest goes on with what was opened', async () => {
  const { ask, arrive, devices } = await inTwoParts();
  expect(await ask('status')).toMatchObject({ lock: 'locked' });
  expect(await ask('unlock', PASSPHRASE)).toEqual({ outcome: 'unlocked' });
  const drafts = ask('drafts');
  expect(devices).toHaveLength(0);
  arrive();
  expect(await drafts).toEqual([]);
  expect(await ask('status')).toMatchObject({ lock: 'unlocked' });
  for (const device of devices) await saveNeedle(device);
  expect(await ask('records', { most: 50 })).toMatchObject({ total: 1 });
});

it('an unlock under way when the rest arrives ends first', async () => {
  const { ask, arrive } = await inTwoParts();
  await ask('status');
  const unlocking = ask('unlock', PASSPHRASE);
  // Asked after it, so that it has begun.
  await ask('passkeyChallenge');
  arrive();
  const health = ask('health');
  expect(await unlocking).toEqual({ outcome: 'unlocked' });
  await health;
  expect(await ask('me')).toMatchObject({ person: { name: 'Robin Hale' } });
});

it('is loaded once after the first answer, without being asked for', async () => {
  const { ask, arrive, timesAsked, devices } = await inTwoParts();
  expect(timesAsked()).toBe(0);
  await ask('status');
  expect(timesAsked()).toBe(1);
  await ask('passkeyChallenge');
  arrive();
  await ask('health');
  expect(devices).toHaveLength(1);
});

it('what could not be loaded is asked for again', async () => {
  const { ask, arrive, fail, timesAsked } = await inTwoParts();
  const asked = ask('health').catch((error: unknown) => error);
  await eventually('the rest to be asked for', () => timesAsked() === 1);
  fail();
  expect(await asked).toMatchObject({ message: 'No such file' });
  arrive();
  expect(await ask('health')).toMatchObject({ quarantined: 0 });
});
