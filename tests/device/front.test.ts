import { beforeEach, describe, expect, it } from 'vitest';
import { openDevice, type Device } from '#device/device.ts';
import { openDoor } from '#device/door.ts';
import { createFront, type Front } from '#device/front.ts';
import type { DevicePorts } from '#device/ports.ts';
import { defaultLaw } from '#domain/law-table.ts';
import { eventually } from '../support/eventually.ts';
import { pull, pulledNeedle } from './council-pull.ts';
import { damage, emptyStorage, newPhone, PASSPHRASE, rawRows, saveNeedle, type TestPhone } from './phone.ts';

beforeEach(emptyStorage);

const DAY = 24 * 60 * 60 * 1000;

/** The same phone after a restart, of which only the front has been loaded. */
async function frontOf(
  { ports: own }: TestPhone,
  more: Partial<DevicePorts> = {},
): Promise<Front & { rest(): Promise<Device> }> {
  const ports = { ...own, ...more };
  const door = await openDoor(ports);
  const front = createFront(door, ports);
  return { ...front, rest: () => openDevice(ports, { door, opened: front.handOver() }) };
}

const isPrepared = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'name' in row && row.name === 'prepared';

/** A phone with sixty records that has been open before, so that its first screen lies prepared. */
async function preparedPhone(): Promise<TestPhone> {
  const phone = await newPhone();
  await pull(phone.device, [{ entries: Array.from({ length: 60 }, (_, i) => pulledNeedle(i)) }]);
  await phone.device.records({ most: 1 });
  await eventually('what was prepared to be kept', async () => (await rawRows('settings')).some(isPrepared));
  return phone;
}

describe('before the rest of the phone is loaded, the front', () => {
  it('says how the phone stands and opens it, as the whole phone does', async () => {
    const phone = await preparedPhone();
    const { answers } = await frontOf(phone);
    const whole = await phone.again();
    expect(await answers.status()).toEqual(await whole.status());
    expect(await answers.unlock('not the passphrase')).toEqual({ outcome: 'wrong', triesLeft: 9 });
    expect(await answers.me()).toBeUndefined();
    expect(await answers.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
    expect(await answers.status()).toMatchObject({ lock: 'unlocked', triesLeft: 10 });
  });

  it('shows the first screen: whose it is, what may be begun, the newest fifty and what is due', async () => {
    const phone = await preparedPhone();
    const { answers } = await frontOf(phone);
    await answers.unlock(PASSPHRASE);
    expect(await answers.me()).toEqual(await phone.device.me());
    expect(await answers.offers()).toEqual(await phone.device.offers());
    const [mine, whole] = [await answers.records({ most: 50 }), await phone.device.records({ most: 50 })];
    expect(mine?.total).toBe(60);
    expect(mine?.lines.map(({ id, heading }) => [id, heading])).toEqual(
      whole.lines.map(({ id, heading }) => [id, heading]),
    );
    expect((await answers.due())?.map(({ id, due }) => [id, due])).toEqual(
      (await phone.device.due()).map(({ id, due }) => [id, due]),
    );
  });

  it('leaves a search, a longer list and another kind to the rest', async () => {
    const { answers } = await frontOf(await preparedPhone());
    await answers.unlock(PASSPHRASE);
    expect(await answers.records({ most: 50, words: 'place' })).toBeUndefined();
    expect(await answers.records({ most: 51 })).toBeUndefined();
    expect(await answers.records({ most: 50, kind: 'needle-find' })).toBeUndefined();
  });

  it('shows no list that an entry of one’s own has changed', async () => {
    const phone = await preparedPhone();
    await saveNeedle(phone.device);
    const { answers } = await frontOf(phone);
    await answers.unlock(PASSPHRASE);
    expect(await answers.records({ most: 50 })).toBeUndefined();
    expect(await answers.offers()).toBeDefined();
  });

  it('tells nothing of time passing that it cannot tell anew', async () => {
    const phone = await preparedPhone();
    phone.clock.now += DAY;
    const whole = await phone.again();
    await whole.unlock(PASSPHRASE);
    const now = (await whole.records({ most: 50 })).lines;
    const { answers } = await frontOf(phone);
    await answers.unlock(PASSPHRASE);
    for (const [i, { detail }] of ((await answers.records({ most: 50 }))?.lines ?? []).entries())
      expect(['', now[i]?.detail]).toContain(detail);
  });

  it.each([
    ['after an update', async () => undefined, { version: 'a newer one' }],
    ['where what was prepared is spoilt', () => damage('settings', spoilPrepared), {}],
  ])('answers nothing %s, and the phone opens all the same', async (_, harm, more) => {
    const phone = await preparedPhone();
    await harm();
    const { answers, rest } = await frontOf(phone, more);
    expect(await answers.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
    expect([
      await answers.me(),
      await answers.offers(),
      await answers.records({ most: 50 }),
      await answers.due(),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect((await (await rest()).records({ most: 50 })).total).toBe(60);
  });
});

const spoilPrepared = (row: unknown): unknown =>
  isPrepared(row) ? { ...Object(row), cipher: { iv: new Uint8Array(12), bytes: new ArrayBuffer(40) } } : row;

describe('when the rest takes over', () => {
  it('what the front opened is open, and it saves', async () => {
    const phone = await preparedPhone();
    const { answers, rest } = await frontOf(phone);
    await answers.unlock(PASSPHRASE);
    const device = await rest();
    expect(await device.status()).toMatchObject({ lock: 'unlocked' });
    await saveNeedle(device);
    expect((await device.records({ most: 50 })).total).toBe(61);
  });

  it('what was locked stays locked', async () => {
    const { rest } = await frontOf(await preparedPhone());
    const device = await rest();
    expect(await device.status()).toMatchObject({ lock: 'locked' });
    await expect(device.me()).rejects.toThrow('Unlock the app first');
    expect(await device.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
  });

  it('a law that changes what lines say is prepared anew for the next start', async () => {
    const phone = await preparedPhone();
    const before = (await rawRows('settings')).find(isPrepared);
    await phone.device.keepSettings([{ name: 'law', version: 2, from: '2026-01-01', body: defaultLaw }]);
    await eventually('what is prepared to follow', async () => {
      const now = (await rawRows('settings')).find(isPrepared);
      return JSON.stringify(now) !== JSON.stringify(before);
    });
  });
});
