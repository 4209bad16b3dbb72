// Two officers share one phone: two enrolments that know nothing of each other, and one app that delivers for both.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { giveEnrolmentCode } from '#protocol/people.ts';
import { enrol } from '#sync/enrol.ts';
import { readRegister } from '#sync/register-store.ts';
import { ORIGIN, openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { chanceOf } from './chance.ts';
import { newSimPhone, type SimPhone } from './sim-phone.ts';

const GOOD = { rate: 0, eager: true };
const FIRST = 'lantern harbour gravel';
const SECOND = 'thimble orchard marble';
const FIND = {
  place: { name: 'River Steps' },
  count: 3,
  source: 'discarded',
  condition: 'used',
  action: 'made-safe',
};
let council: TestCouncil;
let phone: SimPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  phone = await newSimPhone(council, await council.person('Robin Hale', ['officer']), chanceOf(1), 0);
  await phone.device().lock();
  const { id } = await council.person('Sam Pike', ['officer']);
  const given = await council.ask(giveEnrolmentCode, { cookie: council.admin, params: { id } });
  const { fetch } = phone;
  await enrol(phone.device(), given.json().code, { fetch, origin: ORIGIN, platform: 'Test', version: 'test' });
  await phone.device().choosePassphrase(SECOND);
});
afterAll(() => council.close());

async function save(): Promise<string> {
  const record = newId();
  const entries = [{ id: newId(), type: 'logged', body: FIND }];
  expect((await phone.device().save(record, 'needle-find', entries)).outcome).toBe('saved');
  return record;
}

async function openAs(passphrase: string): Promise<void> {
  await phone.device().lock();
  expect(await phone.device().unlock(passphrase)).toEqual({ outcome: 'unlocked' });
}

const own = async () => ({
  name: (await phone.device().me()).person.name,
  records: (await phone.device().records({ most: 10 })).lines.map(({ id }) => id),
  ledger: (await phone.device().outbox()).ledger,
});

it('shows each officer what is theirs, and delivers for both whoever has the app open', async () => {
  await openAs(FIRST);
  const first = await save();
  await openAs(SECOND);
  const [second, third] = [await save(), await save()];

  expect(await own()).toMatchObject({ name: 'Sam Pike', records: [third, second], ledger: { saved: 2, waiting: 2 } });
  expect(await phone.device().record(first)).toBeUndefined();
  await openAs(FIRST);
  expect(await own()).toMatchObject({ name: 'Robin Hale', records: [first], ledger: { saved: 1, waiting: 1 } });
  expect(await phone.device().record(second)).toBeUndefined();
  expect(await phone.device().status()).toMatchObject({ enrolments: 2, waiting: 3 });

  await phone.push(GOOD);
  expect(await phone.device().status()).toMatchObject({ waiting: 0 });
  expect(await own()).toMatchObject({ ledger: { saved: 1, received: 1, waiting: 0 } });
  await openAs(SECOND);
  expect(await own()).toMatchObject({ ledger: { saved: 2, received: 2, waiting: 0 } });
  expect(await readRegister(phone.factory)).toHaveLength(2);
});

it('delivers for both while nobody has unlocked it', async () => {
  for (const passphrase of [FIRST, SECOND]) {
    await openAs(passphrase);
    await save();
  }
  await phone.device().lock();
  expect(await phone.device().status()).toMatchObject({ lock: 'locked', waiting: 2 });
  await phone.push(GOOD);
  expect(await phone.device().status()).toMatchObject({ lock: 'locked', waiting: 0 });
});

it('counts a wrong passphrase once for both; the other officer’s own is never a wrong one', async () => {
  await phone.device().lock();
  expect(await phone.device().unlock('wrong wrong wrong')).toEqual({ outcome: 'wrong', triesLeft: 9 });
  expect(await phone.device().unlock('wrong wrong wrong again')).toEqual({ outcome: 'wrong', triesLeft: 8 });
  for (let times = 0; times < 6; times += 1) await openAs(SECOND);
  await phone.device().lock();
  expect(await phone.device().status()).toMatchObject({ triesLeft: 10 });
  await openAs(FIRST);
});

it('drops the keys of both after ten wrong ones, and still delivers what they saved', async () => {
  await openAs(FIRST);
  await save();
  await openAs(SECOND);
  await save();
  await phone.device().lock();
  for (let times = 0; times < 9; times += 1) await phone.device().unlock(`wrong passphrase ${times}`);
  expect(await phone.device().unlock('wrong passphrase ten')).toMatchObject({ outcome: 'closed' });
  expect(await phone.device().unlock(FIRST)).toMatchObject({ outcome: 'closed' });
  expect(await phone.device().status()).toMatchObject({ waiting: 2, triesLeft: 0 });
  await phone.push(GOOD);
  expect(await phone.device().status()).toMatchObject({ waiting: 0 });
});
