// A kind's own entries, written at the desk: judged like those of a phone, and refused while somebody can put them right.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { flowsOffered, kindNamed, kinds } from '#kinds/registry.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { readRecord } from '#protocol/desk-records.ts';
import { openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';

let council: TestCouncil;
beforeAll(async () => {
  council = await openTestCouncil();
});
afterAll(() => council.close());

const kind = kindNamed('notice');
const example = (type: string): JsonObject => kind?.entries[type]?.example ?? {};
let record = '';
let warning = '';

const write = (type: string, body: JsonObject, id = newId()) =>
  council.ask(writeDeskEntries, {
    cookie: council.admin,
    body: { record, kind: 'notice', entries: [{ id, type, body }] },
  });
const typesOf = async () => {
  const read = await council.ask(readRecord, { cookie: council.admin, params: { id: record } });
  return read.json().entries.map(({ entry }: { entry: { type: string } }) => entry.type);
};

beforeEach(async () => {
  record = newId();
  await write('logged', example('logged'));
  // Of one moment: entries stand in the order of their ids.
  warning = newId();
  await write('warning-issued', example('warning-issued'), warning);
});

it('keeps what a manager writes with origin desk, in the order of the record', async () => {
  const served = await write('warning-served', {
    item: warning,
    method: 'by-hand',
    handedTo: 'Sam Example',
    signatureOutcome: 'refused',
  });
  expect(served.statusCode).toBe(200);
  const { entries } = (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json();
  expect(entries.at(-1)).toMatchObject({ number: 3, entry: { type: 'warning-served', origin: 'desk' } });
});

it('refuses what a guard blocks, says which rule, and writes nothing', async () => {
  const posted = await write('warning-served', {
    item: warning,
    method: 'on-premises',
    servedAt: '3 Sample Court',
    enquiries: 'Asked next door',
  });
  expect(posted.statusCode).toBe(422);
  expect(posted.json()).toMatchObject({ code: 'blocked', message: expect.stringContaining('45') });
  expect(await typesOf()).toEqual(['logged', 'warning-issued']);
});

it('refuses what no longer fits where the record stands', async () => {
  const served = { item: warning, method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'refused' };
  await write('warning-served', served);
  const again = await write('warning-served', served);
  expect(again.statusCode).toBe(422);
  expect(again.json().code).toBe('no-effect');
  expect(await typesOf()).toEqual(['logged', 'warning-issued', 'warning-served']);
});

it('shows a link on both records, and takes it back with a reason', async () => {
  const first = record;
  record = newId();
  await write('logged', example('logged'));
  const linkedOn = async (id: string) =>
    (await council.ask(readRecord, { cookie: council.admin, params: { id } })).json().linked;
  expect((await write('linked', { record: first, why: 'Same date of birth' })).statusCode).toBe(200);
  expect(await linkedOn(record)).toMatchObject([
    { record: first, why: 'Same date of birth', heading: expect.any(String) },
  ]);
  expect(await linkedOn(first)).toEqual([{ record, heading: expect.any(String), detail: expect.any(String) }]);
  expect((await write('unlinked', { record: first, reason: 'Father and son' })).statusCode).toBe(200);
  expect([await linkedOn(record), await linkedOn(first)]).toEqual([[], []]);
});

it('writes no link on a sealed record, whoever asks', async () => {
  const casey = await council.person('Casey Ford', ['coordinator', 'manager']);
  for (const sealed of kinds.filter((each) => each.sealed)) {
    const other = newId();
    const ask = (type: string, body: JsonObject) =>
      council.ask(writeDeskEntries, {
        cookie: casey.cookie,
        body: { record: other, kind: sealed.name, entries: [{ id: newId(), type, body }] },
      });
    expect((await ask('logged', sealed.entries.logged?.example ?? {})).statusCode).toBe(200);
    expect((await ask('linked', { record, why: 'Same name' })).statusCode).toBe(403);
  }
});

it('offers no form at the desk that needs a number, for the phone keeps the counter', () => {
  if (!kind) throw new Error('There is no such kind');
  const names = (place: 'phone' | 'desk') =>
    flowsOffered(kind, 'continuing', ['manager'], place).map(({ name }) => name);
  expect(names('phone')).toContain('notice');
  expect(names('desk')).not.toContain('notice');
  expect(names('desk')).toContain('check');
});

it('lets a record of every open kind begin at the desk, where what begins it has no paper', () => {
  const begun = kinds
    .filter((each) => !each.sealed)
    .map((each) => [each.name, flowsOffered(each, 'none', ['manager'], 'desk').map(({ name }) => name)]);
  expect(Object.fromEntries(begun)).toMatchObject({ notice: ['case'], encampment: ['new'], 'needle-find': ['new'] });
});
