import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { readRecord, searchRecords } from '#protocol/desk-records.ts';
import { changePerson } from '#protocol/people.ts';
import { signIn } from '#protocol/session.ts';
import type { Database } from '#server/db/database.ts';
import { changeAccount } from '#server/people/accounts.ts';
import { theCouncil } from '#server/people/set-up.ts';
import { cookiesOf, openTestCouncil, PASSWORD, phoneEntry, pushFrom, type TestCouncil } from './test-council.ts';

type Someone = Awaited<ReturnType<TestCouncil['person']>>;

const sealed = kinds.find((kind) => kind.sealed);
let council: TestCouncil;
let one: Someone;
let two: Someone;
let assessor: Someone;
let record: string;

beforeAll(async () => {
  council = await openTestCouncil();
  one = await council.person('Sam Ford', ['coordinator']);
  two = await council.person('Jo Hart', ['coordinator']);
  assessor = await council.person('Robin Vale', ['assessor', 'coordinator']);
  const phone = await council.phone(assessor.id);
  record = newId();
  const body = sealed?.entries.logged?.example ?? {};
  await pushFrom(council, phone, [phoneEntry(phone, { record, kind: sealed?.name ?? '', type: 'logged', body })]);
});
afterAll(() => council.close());

const reset = async ({ id, email }: Someone): Promise<string> => {
  const password = `${PASSWORD} again`;
  await council.ask(changePerson, { cookie: council.admin, params: { id }, body: { password } });
  return cookiesOf(await council.ask(signIn, { body: { email, password } }));
};
const seen = async (cookie: string): Promise<number> => (await council.ask(searchRecords, { cookie })).json().total;
const closedFor = async (cookie: string): Promise<readonly string[]> =>
  (await council.ask(readRecord, { cookie, params: { id: record } })).json().suspended;
const nameAgain = (cookie: string, person: string) =>
  council.ask(writeDeskEntries, {
    cookie,
    body: { record, kind: sealed?.name, entries: [{ id: newId(), type: 'assigned', body: { person, named: true } }] },
  });

it('closes sealed records to whoever got a new password, until another coordinator names them again', async () => {
  expect(await seen(one.cookie)).toBe(1);
  const cookie = await reset(one);
  expect(await seen(cookie)).toBe(0);
  await nameAgain(cookie, one.id);
  expect(await seen(cookie)).toBe(0);
  expect(await closedFor(two.cookie)).toEqual([one.id]);
  expect((await nameAgain(two.cookie, one.id)).statusCode).toBe(200);
  expect(await closedFor(two.cookie)).toEqual([]);
  expect(await seen(cookie)).toBe(1);
});

it('gives nobody a new password before their sealed records are closed', async () => {
  const { services } = council;
  const { database } = services;
  const as: Database['as'] = (context, work) =>
    context.act === 'ingest' ? Promise.reject(new Error('Ended')) : database.as(context, work);
  const password = `${PASSWORD} once more`;
  const id = (await theCouncil(services))?.id ?? '';
  const change = changeAccount({ ...services, database: { ...database, as } }, id, two.id, { password });
  await expect(change).rejects.toThrow('Ended');
  expect((await council.ask(signIn, { body: { email: two.email, password } })).statusCode).not.toBe(200);
});

it('does the same at a new phone', async () => {
  expect(await seen(assessor.cookie)).toBe(1);
  await council.phone(assessor.id);
  expect(await seen(assessor.cookie)).toBe(0);
});

it('leaves the last coordinator in, who alone could open it again', async () => {
  for (const { id } of [one, assessor])
    await council.ask(changePerson, { cookie: council.admin, params: { id }, body: { active: false } });
  expect(await seen(await reset(two))).toBe(1);
});
