import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { addsUp } from '#device/ledger.ts';
import { pull, pulledNeedle } from './council-pull.ts';
import { emptyStorage, example, newPhone, outboxAtCouncil, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

async function phoneWithEverything() {
  const phone = await newPhone();
  const [open, sealed] = [pulledNeedle(1), pulledNeedle(2, {}, { kind: 'sanctuary', body: {} })];
  await pull(phone.device, [{ entries: [open] }, { entries: [sealed], sealedRecord: sealed.entry.record }]);
  const own = newId();
  const saved = await phone.device.save(own, 'sanctuary', [example('sanctuary')]);
  expect(saved).toMatchObject({ outcome: 'saved' });
  await saveNeedle(phone.device);
  return { ...phone, open: open.entry.record, sealed: sealed.entry.record, own };
}

describe('the reading lease', () => {
  it('holds while there is contact', async () => {
    const { device, clock, again } = await phoneWithEverything();
    clock.now += 71 * HOUR;
    await device.lock();
    const later = await again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(4);
  });

  it('ends for sealed records after 72 hours: their keys and ciphertext go, what waits is still delivered', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 73 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    expect(await phone.device.record(phone.sealed)).toBeUndefined();
    expect(await phone.device.record(phone.own)).toBeUndefined();
    expect(await phone.device.record(phone.open)).toBeDefined();
    expect((await rawRows('pages')).length).toBe(1);
    expect((await outboxAtCouncil(phone.council)).map(({ record }) => record)).toContain(phone.own);
    expect(addsUp((await phone.device.outbox()).ledger)).toBe(true);
    expect(JSON.stringify(await rawRows('meta'))).not.toContain('"key":"sealed"');
  });

  it('ends for everything pulled after 14 days; capture goes on, of a sealed kind too', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 15 * 24 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    expect(await rawRows('pages')).toEqual([]);
    expect(await rawRows('lines')).toEqual([]);
    expect((await phone.device.current())?.cursor).toBeUndefined();
    await saveNeedle(phone.device);
    const record = newId();
    expect(await phone.device.save(record, 'sanctuary', [example('sanctuary')])).toMatchObject({ outcome: 'saved' });
    expect((await phone.device.record(record))?.state.begun).toBe(true);
  });

  it('is not lengthened by setting the phone’s clock back', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 60 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    phone.clock.now += 11 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    phone.clock.now += 2 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    phone.clock.now -= 1000 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    expect(await phone.device.record(phone.sealed)).toBeUndefined();
  });

  it('begins anew with the next pull after the phone’s clock was years ahead for a while', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 2 * YEAR;
    await phone.device.checkLease();
    expect(await phone.device.record(phone.open)).toBeUndefined();
    phone.clock.now -= 2 * YEAR;
    const [open, sealed] = [pulledNeedle(7), pulledNeedle(8, {}, { kind: 'sanctuary', body: {} })];
    await pull(phone.device, [{ entries: [open] }, { entries: [sealed], sealedRecord: sealed.entry.record }]);
    phone.clock.now += HOUR;
    await phone.device.checkLease();
    expect(await phone.device.record(open.entry.record)).toBeDefined();
    expect(await phone.device.record(sealed.entry.record)).toBeDefined();
  });

  it('is not lengthened by a clock that was ahead at the last pull and is put right after it', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 2 * YEAR;
    const sealed = pulledNeedle(8, {}, { kind: 'sanctuary', body: {} });
    await pull(phone.device, [{ entries: [sealed], sealedRecord: sealed.entry.record }]);
    phone.clock.now += HOUR;
    await phone.device.checkLease();
    expect(await phone.device.record(sealed.entry.record)).toBeDefined();
    phone.clock.now += 70 * HOUR - 2 * YEAR;
    await phone.device.checkLease();
    expect(await phone.device.record(sealed.entry.record)).toBeDefined();
    phone.clock.now += 3 * HOUR;
    await phone.device.checkLease();
    expect(await phone.device.record(sealed.entry.record)).toBeUndefined();
  });

  it('begins anew with the next pull, under a new key that every way of unlocking opens', async () => {
    const phone = await phoneWithEverything();
    const [credential, secret] = [
      crypto.getRandomValues(new Uint8Array(16)),
      crypto.getRandomValues(new Uint8Array(32)),
    ];
    await phone.device.addPasskey(credential, secret);
    phone.clock.now += 15 * 24 * HOUR;
    await phone.device.unlock(PASSPHRASE);
    const fresh = pulledNeedle(5);
    await pull(phone.device, [{ entries: [fresh] }]);
    const later = await phone.again();
    expect(await later.unlockWithPasskey(secret)).toEqual({ outcome: 'unlocked' });
    expect(await later.record(fresh.entry.record)).toBeDefined();
  });
});

describe('an app left open past the lease', () => {
  it('stops reading sealed records, and goes on with the rest', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 71 * HOUR;
    await phone.device.checkLease();
    expect(await phone.device.record(phone.sealed)).toBeDefined();
    phone.clock.now += 2 * HOUR;
    await phone.device.checkLease();
    expect(await phone.device.record(phone.sealed)).toBeUndefined();
    expect(await phone.device.record(phone.own)).toBeUndefined();
    expect(await phone.device.record(phone.open)).toBeDefined();
    expect((await phone.device.records({ most: 9 })).total).toBe(2);
    expect((await outboxAtCouncil(phone.council)).map(({ record }) => record)).toContain(phone.own);
  });

  it('stops reading everything pulled after 14 days; capture goes on and the next pull begins anew', async () => {
    const phone = await phoneWithEverything();
    phone.clock.now += 15 * 24 * HOUR;
    await phone.device.checkLease();
    expect((await phone.device.status()).lock).toBe('unlocked');
    expect((await phone.device.records({ most: 9 })).total).toBe(1);
    const record = newId();
    expect(await phone.device.save(record, 'sanctuary', [example('sanctuary')])).toMatchObject({ outcome: 'saved' });
    expect(await phone.device.record(record)).toBeDefined();
    await saveNeedle(phone.device);
    const fresh = pulledNeedle(5);
    await pull(phone.device, [{ entries: [fresh] }]);
    expect(await phone.device.record(fresh.entry.record)).toBeDefined();
    const later = await phone.again();
    await later.unlock(PASSPHRASE);
    expect((await later.records({ most: 9 })).total).toBe(4);
  });

  it('stops in the other tab too, which hears of it', async () => {
    const phone = await phoneWithEverything();
    const other = await phone.again();
    await other.unlock(PASSPHRASE);
    expect(await other.record(phone.sealed)).toBeDefined();
    phone.clock.now += 73 * HOUR;
    await phone.device.checkLease();
    await other.checkLease();
    expect(await other.record(phone.sealed)).toBeUndefined();
    expect(phone.changes.slice(-2)).toEqual(['records', 'lock']);
  });
});
