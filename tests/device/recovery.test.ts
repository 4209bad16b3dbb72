import { beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '#device/device.ts';
import { newId } from '#domain/id.ts';
import { fromBase64Url, toBase64Url } from '#protocol/bytes.ts';
import { importOpeningPublicKey, newOpeningPair } from '#protocol/hpke.ts';
import {
  type AskToOpen,
  openRecoveryWrap,
  type RecoveredKeys,
  type RecoveryAnswer,
  sealRecoveryAnswer,
} from '#protocol/recovery.ts';
import { pull, pulledNeedle } from './council-pull.ts';
import {
  emptyStorage,
  everythingStored,
  example,
  newPhone,
  PASSPHRASE,
  rawRows,
  saveNeedle,
  type TestPhone,
} from './phone.ts';

beforeEach(emptyStorage);

const PASSWORD = 'the password of the account';
const FRESH = 'quiet orchard lantern';
const HOUR = 3_600_000;
const NAMES = ['capture', 'archive', 'sealed'] as const;

/** A phone with something of every sort on it, locked for good by ten wrong tries. */
async function forgotten() {
  const phone = await newPhone();
  const { device } = phone;
  const { enrolment } = await device.me();
  const colleagues = pulledNeedle(1);
  await pull(device, [{ entries: [colleagues] }]);
  const unsent = await saveNeedle(device);
  const sealed = newId();
  await device.save(sealed, 'sanctuary', [example('sanctuary')]);
  const draft = newId();
  await device.keepDraft({
    id: draft,
    record: newId(),
    kind: 'needle-find',
    flow: 'new',
    entries: {},
    form: { notes: 'half a sentence' },
    heading: 'Needle find',
    savedAt: 1,
  });
  await device.lock();
  for (let i = 0; i < 10; i++) await device.unlock(`wrong passphrase ${i}`);
  return { ...phone, enrolment, draft, records: { colleagues: colleagues.entry.record, unsent, sealed } };
}

/** What the phone sends, kept under the id that the council gives. */
async function asked(device: Device, enrolment: string): Promise<{ request: string; ask: AskToOpen }> {
  const made = await device.recoveryRequest(enrolment, PASSWORD);
  if (!made) throw new Error('There is nothing to ask with');
  const request = newId();
  await made.keep(request);
  return { request, ask: made.ask };
}

/** The council's part, with the code it really runs. */
async function answered(
  { council, enrolment }: Pick<TestPhone, 'council'> & { readonly enrolment: string },
  { request, ask }: { readonly request: string; readonly ask: AskToOpen },
  { recovery = council.recovery.privateKey, kept = NAMES }: { recovery?: CryptoKey; kept?: readonly string[] } = {},
): Promise<RecoveryAnswer> {
  const place = { council: council.id, enrolment };
  const keys: RecoveredKeys = {};
  for (const name of NAMES) {
    const wrap = ask.wraps[name];
    if (wrap && kept.includes(name)) keys[name] = await openRecoveryWrap(recovery, place, name, fromBase64Url(wrap));
  }
  const phoneKey = await importOpeningPublicKey(ask.publicKey);
  return { request, sealed: toBase64Url(await sealRecoveryAnswer(phoneKey, place, request, keys)) };
}

const secrets = { password: PASSWORD, passphrase: FRESH };
const stateOf = async () => JSON.stringify(await rawRows('meta'));

describe('a forgotten passphrase', () => {
  it('opens again with everything that was there: draft, unsent, sealed and pulled', async () => {
    const phone = await forgotten();
    const request = await asked(phone.device, phone.enrolment);
    expect(await phone.device.status()).toMatchObject({ lock: 'locked', askedToOpen: true });
    const later = await phone.again();
    expect(await later.recover(phone.enrolment, await answered(phone, request), secrets)).toEqual({ outcome: 'done' });
    expect((await later.draft(phone.draft))?.form).toEqual({ notes: 'half a sentence' });
    for (const record of Object.values(phone.records)) expect(await later.record(record)).toBeDefined();
    expect(await later.status()).toMatchObject({ waiting: 2, triesLeft: 10 });
    expect((await later.status()).askedToOpen).toBeUndefined();

    const again = await phone.again();
    expect(await again.unlock(PASSPHRASE)).toEqual({ outcome: 'wrong', triesLeft: 9 });
    expect(await again.unlock(FRESH)).toEqual({ outcome: 'unlocked' });
    for (const record of Object.values(phone.records)) expect(await again.record(record)).toBeDefined();
    await saveNeedle(again);
  });

  it('can be recovered a second time, because the council’s wraps are made anew too', async () => {
    const phone = await forgotten();
    await phone.device.recover(
      phone.enrolment,
      await answered(phone, await asked(phone.device, phone.enrolment)),
      secrets,
    );
    await phone.device.lock();
    const answer = await answered(phone, await asked(phone.device, phone.enrolment));
    expect(await phone.device.recover(phone.enrolment, answer, secrets)).toEqual({ outcome: 'done' });
  });

  it('keeps no key in clear while it waits', async () => {
    const phone = await forgotten();
    const { ask } = await asked(phone.device, phone.enrolment);
    expect(await everythingStored()).not.toContain(Buffer.from(fromBase64Url(ask.publicKey)).toString('latin1'));
    expect(await everythingStored()).not.toContain(PASSWORD);
  });

  it('leaves the phone’s own way open until the answer is used', async () => {
    const phone = await newPhone();
    const { enrolment } = await phone.device.me();
    await phone.device.lock();
    await asked(phone.device, enrolment);
    expect(await phone.device.unlock(PASSPHRASE)).toEqual({ outcome: 'unlocked' });
  });
});

describe('an answer that is not right', () => {
  it.each<[string, (phone: Awaited<ReturnType<typeof forgotten>>) => Promise<RecoveryAnswer>]>([
    [
      'to another request',
      async (phone) => ({
        ...(await answered(phone, await asked(phone.device, phone.enrolment))),
        request: newId(),
      }),
    ],
    [
      'to the request before',
      async (phone) => {
        const first = await answered(phone, await asked(phone.device, phone.enrolment));
        const { request } = await asked(phone.device, phone.enrolment);
        return { ...first, request };
      },
    ],
    [
      'from somebody without the council’s key',
      async (phone) => {
        const { request, ask } = await asked(phone.device, phone.enrolment);
        const keys = { capture: crypto.getRandomValues(new Uint8Array(32)) };
        const place = { council: phone.council.id, enrolment: phone.enrolment };
        const sealed = await sealRecoveryAnswer(await importOpeningPublicKey(ask.publicKey), place, request, keys);
        return { request, sealed: toBase64Url(sealed) };
      },
    ],
    [
      'for another phone',
      async (phone) => {
        const { request, ask } = await asked(phone.device, phone.enrolment);
        const place = { council: phone.council.id, enrolment: newId() };
        const keys = { capture: crypto.getRandomValues(new Uint8Array(32)) };
        const sealed = await sealRecoveryAnswer(await importOpeningPublicKey(ask.publicKey), place, request, keys);
        return { request, sealed: toBase64Url(sealed) };
      },
    ],
    ['that is no answer', async (phone) => ({ ...(await asked(phone.device, phone.enrolment)), sealed: 'AAAA' })],
  ])('%s changes nothing', async (_, answerOf) => {
    const phone = await forgotten();
    const answer = await answerOf(phone);
    const before = await stateOf();
    expect(await phone.device.recover(phone.enrolment, answer, secrets)).toMatchObject({ outcome: 'failed' });
    expect(await stateOf()).toBe(before);
    expect((await phone.device.status()).lock).toBe('locked');
  });

  it('cannot be made with the recovery key of another council', async () => {
    const phone = await forgotten();
    const request = await asked(phone.device, phone.enrolment);
    const stranger = (await newOpeningPair()).privateKey;
    await expect(answered(phone, request, { recovery: stranger })).rejects.toThrow();
  });

  it('is used once', async () => {
    const phone = await forgotten();
    const answer = await answered(phone, await asked(phone.device, phone.enrolment));
    await phone.device.recover(phone.enrolment, answer, secrets);
    await phone.device.lock();
    expect(
      await phone.device.recover(phone.enrolment, answer, { ...secrets, passphrase: 'a thief’s own words' }),
    ).toMatchObject({ outcome: 'failed', message: expect.stringContaining('not waiting') });
    expect(await phone.device.unlock(FRESH)).toEqual({ outcome: 'unlocked' });
  });

  it('or a right one with another password, or too short a passphrase, changes nothing', async () => {
    const phone = await forgotten();
    const answer = await answered(phone, await asked(phone.device, phone.enrolment));
    const before = await stateOf();
    for (const wrong of [
      { ...secrets, password: 'reset by somebody' },
      { ...secrets, passphrase: 'short' },
    ])
      expect(await phone.device.recover(phone.enrolment, answer, wrong)).toMatchObject({ outcome: 'failed' });
    expect(await stateOf()).toBe(before);
    expect(await phone.device.recover(phone.enrolment, answer, secrets)).toEqual({ outcome: 'done' });
  });
});

describe('the reading lease and recovery', () => {
  it('what ended while the request waited stays ended', async () => {
    const phone = await forgotten();
    const answer = await answered(phone, await asked(phone.device, phone.enrolment));
    phone.clock.now += 73 * HOUR;
    expect(await phone.device.recover(phone.enrolment, answer, secrets)).toEqual({ outcome: 'done' });
    expect(await phone.device.record(phone.records.sealed)).toBeUndefined();
    expect(await phone.device.record(phone.records.colleagues)).toBeDefined();
    expect(await stateOf()).not.toContain('"key":"sealed"');
  });

  it('a key that the council keeps back is as if its lease had ended, and the next pull begins anew', async () => {
    const phone = await forgotten();
    const request = await asked(phone.device, phone.enrolment);
    const answer = await answered(phone, request, { kept: ['capture', 'archive'] });
    expect(await phone.device.recover(phone.enrolment, answer, secrets)).toEqual({ outcome: 'done' });
    expect(await phone.device.record(phone.records.sealed)).toBeUndefined();
    expect(await phone.device.record(phone.records.unsent)).toBeDefined();
    expect((await phone.device.current())?.cursor).toBeUndefined();
    const record = newId();
    expect(await phone.device.save(record, 'sanctuary', [example('sanctuary')])).toMatchObject({ outcome: 'saved' });
    await phone.device.lock();
    await phone.device.unlock(FRESH);
    expect(await phone.device.record(record)).toBeDefined();
  });

  it('asks with nothing after a wipe has taken the wraps', async () => {
    const phone = await newPhone();
    await phone.device.erase((await phone.device.me()).enrolment);
    expect(await phone.device.recoveryRequest(newId(), PASSWORD)).toBeUndefined();
  });
});
