// What new keys of the council mean for phones: the whole phone against the real server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { readKeys } from '#protocol/keys.ts';
import { decideRecovery } from '#protocol/recovery.ts';
import { listPhones } from '#protocol/phones.ts';
import { rotateKeys } from '#server/keys/rotation.ts';
import { answerOf } from '#sync/idb.ts';
import { versionOf } from '#sync/key-sets.ts';
import { readRegister } from '#sync/register-store.ts';
import { openTestCouncil, PASSWORD, type TestCouncil } from '../server/http/test-council.ts';
import type { WrapRow } from '#device/rows.ts';
import type { NewEntry } from '#device/phone-storage.ts';
import { keySetOf, type SignedKeySet } from '#protocol/key-set.ts';
import { needle } from '../device/phone.ts';
import { type Fetch, urlOf } from './council-fetch.ts';
import { chanceOf } from './chance.ts';
import { councilEntries } from './oracle.ts';
import { newSimPhone, runningPhone, type SimPhone } from './sim-phone.ts';

const PASSPHRASE = 'lantern harbour gravel';
const GOOD = { rate: 0, eager: false };

let council: TestCouncil;
let officer: Awaited<ReturnType<TestCouncil['person']>>;
let sim: SimPhone;
beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('Robin Hale', ['officer', 'assessor']);
  sim = await newSimPhone(council, officer, chanceOf(1), 0);
});
afterAll(() => council.close());

const idOf = () =>
  council.services.database.as(
    { act: 'system' },
    async (tx) => (await tx.selectFrom('councils').select('id').executeTakeFirstOrThrow()).id,
  );
const rotate = async () => rotateKeys(council.services, await idOf());
const keySet = async () => {
  const [newest] = (await council.services.keyring.of(await idOf())).sets.slice(-1);
  return keySetOf(newest ?? { text: '' });
};
const taken = async () => (await council.ask(readKeys, { cookie: council.admin })).json().phones.taken;
const ledger = async () => (await sim.device().outbox()).ledger;

async function save(entries: NewEntry[] = [needle()], draft?: string): Promise<void> {
  expect(await sim.device().save(newId(), 'needle-find', entries, draft)).toMatchObject({ outcome: 'saved' });
}

/** What lies in the phone's storage, as the sender and a thief see it. */
async function stored<T>(store: string, key: IDBValidKey): Promise<T> {
  const [registered] = await readRegister(sim.factory);
  const database = await answerOf(sim.factory.open(registered?.database ?? ''));
  const row = await answerOf<T>(database.transaction(store).objectStore(store).get(key));
  database.close();
  return row;
}
const held = async () => versionOf((await stored<{ sets: SignedKeySet[] }>('meta', 'keys')).sets);
const sealedTo = async (seq: number) => (await stored<{ keyId: string }>('outbox', ['record', seq])).keyId;

async function recoveryWraps(): Promise<readonly string[]> {
  const { wraps } = await stored<{ wraps: WrapRow[] }>('meta', 'wraps');
  return wraps.flatMap(({ by, wrapped }) => (by === 'recovery' ? [Buffer.from(wrapped.bytes).toString('base64')] : []));
}

describe('a phone that was offline across two rotations', () => {
  it('delivers what it sealed to the oldest key, believes the newest receipt, and then seals to the newest', async () => {
    await save();
    const oldest = await keySet();
    await rotate();
    await rotate();
    expect([await held(), await sealedTo(1), await taken()]).toEqual([1, oldest.openingKeys[0]?.id, 0]);
    await sim.push(GOOD);
    expect(await ledger()).toMatchObject({ saved: 1, received: 1, waiting: 0, attention: 0 });
    expect(await councilEntries(council, sim.enrolment)).toMatchObject([{ outcome: 'effect', number: 1 }]);
    expect(await held()).toBe(3);

    expect(await sim.pull(GOOD)).toBe('reached');
    expect(await taken()).toBe(1);
    await save();
    expect(await sealedTo(2)).toBe((await keySet()).openingKeys[0]?.id);
    await sim.push(GOOD);
    expect(await ledger()).toMatchObject({ saved: 2, received: 2, waiting: 0 });
  });

  it('makes the council’s wraps of its keys anew once it is unlocked and has the new set', async () => {
    const before = await recoveryWraps();
    await rotate();
    await sim.pull(GOOD);
    const after = await recoveryWraps();
    expect(after).toHaveLength(before.length);
    expect(after.filter((wrap) => before.includes(wrap))).toEqual([]);
    await sim.pull(GOOD);
    expect(await recoveryWraps()).toEqual(after);
    await sim.restart();
  });

  it('is opened again by the recovery key of its day, and by the newest one', async () => {
    for (const day of ['of old', 'new']) {
      await rotate();
      if (day === 'new') await sim.pull(GOOD);
      const phone = runningPhone(sim).phone;
      await phone.lock();
      expect(await phone.askToOpen(officer.email, PASSWORD)).toEqual({ outcome: 'done' });
      const { phones } = (await council.ask(listPhones, { cookie: council.admin })).json();
      const body = { request: phones[0].asksToOpen.request, approve: true };
      const params = { id: sim.enrolment };
      const decided = await council.ask(decideRecovery, { cookie: council.admin, params, body });
      expect([day, decided.json()]).toEqual([day, { state: 'approved' }]);
      expect(await phone.openAgain(officer.email, PASSWORD, PASSPHRASE)).toEqual({ outcome: 'done' });
      await sim.restart();
    }
  });

  it('believes the receipt of a photo that was all that waited', async () => {
    await sim.pull(GOOD);
    const draft = newId();
    const kept = { kind: 'needle-find', flow: 'logged', entries: {}, form: {}, heading: '', savedAt: 0 };
    await sim.device().keepDraft({ id: draft, record: newId(), ...kept });
    const picture = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0)]);
    const photo = await sim.device().keepPhoto(draft, picture, 'photo');
    if (photo.outcome !== 'kept') throw new Error(photo.message);
    const attachments = [{ ...photo.attachment }];
    await save([needle(), { id: newId(), type: 'noted', body: { text: 'By the steps', attachments } }], draft);
    let cut = true;
    const words: Fetch = async (input, init) => {
      if (cut && urlOf(input).includes('/attachments/')) throw new TypeError('Failed to fetch');
      return sim.fetch(input, init);
    };
    await runningPhone(sim, words).phone.sync();
    expect(await ledger()).toMatchObject({ waiting: 0, photos: { taken: 1, received: 0 } });
    await rotate();
    cut = false;
    council.pass(600_000);
    // Nobody asks for it, and without a session it cannot pull either: the alarm alone.
    await sim.push(GOOD);
    council.pass(600_000);
    await sim.push(GOOD);
    expect(await ledger()).toMatchObject({ photos: { taken: 1, received: 1 } });
  });
});
