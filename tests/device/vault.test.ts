import { beforeEach, describe, expect, it } from 'vitest';
import { passphraseKey, PASSPHRASE_COST } from '#device/key-wrap.ts';
import { newId } from '#domain/id.ts';
import { hpkeOpen } from '#protocol/hpke.ts';
import { utf8 } from '#protocol/bytes.ts';
import { emptyStorage, everythingStored, needle, newPhone, PASSPHRASE, rawRows, saveNeedle } from './phone.ts';

beforeEach(emptyStorage);

const CANARY = 'canary-of-wren-street';

describe('what lies on the phone', () => {
  it('is unreadable without the keys: no answer, name, draft or private key', async () => {
    const { device } = await newPhone();
    await saveNeedle(device, { notes: CANARY, place: { name: CANARY } });
    await device.keepDraft({
      id: newId(),
      record: newId(),
      kind: 'needle-find',
      flow: 'new',
      entries: {},
      form: { notes: CANARY },
      heading: CANARY,
      savedAt: 1,
    });
    const stored = await everythingStored();
    expect(stored.length).toBeGreaterThan(1000);
    for (const word of [CANARY, 'Robin Hale', 'robin.hale', 'River Steps', 'needle', 'pkcs8', PASSPHRASE])
      expect(stored).not.toContain(word);
  });

  it('counts what waits without a key, and says nothing else', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device);
    await phone.device.lock();
    expect(await phone.device.status()).toEqual({
      lock: 'locked',
      enrolments: 1,
      waiting: 1,
      attention: 0,
      triesLeft: 10,
      hasPasskey: false,
    });
    await expect(phone.device.records({ most: 1 })).rejects.toThrow('Unlock the app first');
    expect(await phone.device.save(newId(), 'needle-find', [needle()])).toMatchObject({ outcome: 'failed' });
  });
});

describe('unlocking', () => {
  it('costs what was promised: 64 MiB and three passes', async () => {
    expect(PASSPHRASE_COST).toEqual({ kibibytes: 65_536, passes: 3 });
    const salt = new Uint8Array(16);
    const [key, same, other] = await Promise.all([
      passphraseKey('  ﬁne weather in Eastmere ', salt, PASSPHRASE_COST),
      passphraseKey('fine weather in Eastmere', salt, PASSPHRASE_COST),
      passphraseKey('fine weather in Westmere', salt, PASSPHRASE_COST),
    ]);
    expect(key.raw).toEqual(same.raw);
    expect(key.raw).not.toEqual(other.raw);
  });

  it('refuses a short passphrase before anything is kept', async () => {
    await expect(newPhone({ passphrase: 'too short' })).rejects.toThrow('12 characters');
    expect(await rawRows('meta')).toEqual([]);
  });

  it('counts wrong tries, across restarts, and forgets them when it opens', async () => {
    const phone = await newPhone();
    await phone.device.lock();
    expect(await phone.device.unlock('wrong wrong wrong')).toEqual({ outcome: 'wrong', triesLeft: 9 });
    const again = await phone.again();
    expect(await again.unlock('wrong wrong wrong')).toEqual({ outcome: 'wrong', triesLeft: 8 });
    expect(await again.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
    expect((await again.status()).triesLeft).toBe(10);
  });

  it('drops the phone’s own wraps at the tenth; what waits stays deliverable and the council can still recover the key', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device);
    await phone.device.lock();
    const outcomes = [];
    for (let i = 0; i < 10; i++) outcomes.push((await phone.device.unlock(`wrong passphrase ${i}`)).outcome);
    expect(outcomes).toEqual([...Array<string>(9).fill('wrong'), 'closed']);
    expect(await phone.device.unlock(PASSPHRASE)).toMatchObject({
      outcome: 'closed',
      message: expect.stringContaining('still being sent'),
    });
    expect((await phone.device.status()).waiting).toBe(1);
    const wraps = (await rawRows('meta')).flatMap((row) =>
      typeof row === 'object' && row !== null && 'wraps' in row && Array.isArray(row.wraps) ? row.wraps : [],
    );
    expect(wraps.map(({ key, by }) => [key, by])).toEqual([
      ['capture', 'recovery'],
      ['archive', 'recovery'],
      ['sealed', 'recovery'],
    ]);
    const enrolment = (await rawRows('meta')).flatMap((row) =>
      typeof row === 'object' && row !== null && 'enrolment' in row ? [row.enrolment] : [],
    )[0];
    const raw = await hpkeOpen(
      phone.council.recovery.privateKey,
      'recovery wrap',
      new Uint8Array(wraps[0].wrapped.bytes),
      utf8(`wraps/${phone.council.id}/${String(enrolment)}/capture/recovery`),
    );
    expect(raw.length).toBe(32);
  });

  it('opens by a passkey too, and whichever way was used, later keys get both wraps', async () => {
    const phone = await newPhone();
    const [credential, secret] = [
      crypto.getRandomValues(new Uint8Array(16)),
      crypto.getRandomValues(new Uint8Array(32)),
    ];
    expect(await phone.device.addPasskey(credential, secret)).toEqual({ outcome: 'done' });
    const again = await phone.again();
    expect((await again.status()).hasPasskey).toBe(true);
    expect((await again.passkeyChallenge()).credentials).toEqual([credential]);
    expect(await again.unlockWithPasskey(crypto.getRandomValues(new Uint8Array(32)))).toMatchObject({
      outcome: 'wrong',
    });
    expect(await again.unlockWithPasskey(secret)).toEqual({ outcome: 'unlocked' });
    expect((await again.me()).person.name).toBe('Robin Hale');
  });

  it('opens whichever of two officers’ enrolments the passphrase fits, and neither reads the other', async () => {
    const phone = await newPhone();
    const record = await saveNeedle(phone.device);
    const second = await phone.device.newEnrolment();
    const { enrolAnswer } = await import('./phone.ts');
    second.keep(enrolAnswer(phone.council, ['officer']));
    await phone.device.choosePassphrase('another set of words');
    expect((await phone.device.records({ most: 9 })).total).toBe(0);
    const again = await phone.again();
    expect(await again.status()).toMatchObject({ enrolments: 2, waiting: 1 });
    expect(await again.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
    expect((await again.records({ most: 9 })).lines.map(({ id }) => id)).toEqual([record]);
  });
});

describe('changing the passphrase', () => {
  const FRESH = 'quiet orchard lantern';

  it('opens with the new one and no longer with the old, and a passkey goes on', async () => {
    const phone = await newPhone();
    const record = await saveNeedle(phone.device);
    const secret = crypto.getRandomValues(new Uint8Array(32));
    await phone.device.addPasskey(crypto.getRandomValues(new Uint8Array(16)), secret);
    expect(await phone.device.changePassphrase(PASSPHRASE, FRESH)).toEqual({ outcome: 'done' });
    const again = await phone.again();
    expect(await again.unlock(PASSPHRASE)).toEqual({ outcome: 'wrong', triesLeft: 9 });
    expect(await again.unlock(FRESH)).toEqual({ outcome: 'unlocked' });
    expect(await again.record(record)).toBeDefined();
    const third = await phone.again();
    expect(await third.unlockWithPasskey(secret)).toEqual({ outcome: 'unlocked' });
    expect(await third.changePassphrase(FRESH, PASSPHRASE)).toEqual({ outcome: 'done' });
  });

  it('counts a wrong old one as a try, and the tenth locks', async () => {
    const { device } = await newPhone();
    expect(await device.changePassphrase(PASSPHRASE, 'short')).toMatchObject({
      message: expect.stringContaining('12 characters'),
    });
    for (let left = 9; left > 0; left--)
      expect(await device.changePassphrase('not this one at all', FRESH)).toMatchObject({
        message: expect.stringContaining(left === 1 ? 'One try is left' : `${left} tries are left`),
      });
    expect(await device.changePassphrase('not this one at all', FRESH)).toMatchObject({ outcome: 'failed' });
    expect(await device.status()).toMatchObject({ lock: 'locked', triesLeft: 0 });
  });
});

describe('the PIN of a covered app', () => {
  it('uncovers, lives in memory only, and locks at the fifth wrong one', async () => {
    const { device } = await newPhone();
    await device.setPin('2580');
    expect(await device.checkPin('2580')).toBe(true);
    for (let i = 0; i < 5; i++) expect(await device.checkPin('0000')).toBe(false);
    expect((await device.status()).lock).toBe('locked');
    expect(await device.checkPin('2580')).toBe(false);
  });
});

describe('erased storage', () => {
  it('is noticed by the mark kept outside the database', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device);
    await saveNeedle(phone.device);
    emptyStorage();
    expect(await (await phone.again()).status()).toMatchObject({ lock: 'fresh', erased: { upTo: 2 } });
  });
});

describe('a wipe', () => {
  it('by another tab or the service worker is forgotten here too', async () => {
    const phone = await newPhone();
    await saveNeedle(phone.device);
    await phone.device.erase((await phone.device.me()).enrolment);
    expect(await phone.device.status()).toMatchObject({ lock: 'fresh', enrolments: 0, waiting: 0 });
    expect(await rawRows('outbox')).toEqual([]);
  });
});
