// A record whose time is over: who is offered it, what of it is left when it is erased, and what phones make of that.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '#domain/clock.ts';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { JsonObject } from '#domain/json.ts';
import { eraseLate, eraseRecords } from '#server/retention/erase.ts';
import { readOverdue } from '#server/retention/overdue.ts';
import { checkChain } from '#server/entries/chain.ts';
import { readFacts } from '#server/reports/read-facts.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../support/council.ts';

const CANARY = 'Quillfeather';

const YEAR = 365.25 * DAY_MS;
const TWO_YEARS = { 'needle-find': 2, sanctuary: 2 };
const example = (kind: string, type: string): JsonObject => kindNamed(kind)?.entries[type]?.example ?? {};

let council: TestCouncil;
let manager: TestPerson;
let coordinator: TestPerson;
let phone: TestPhone;
let homeVisits: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  manager = await council.person('manager');
  coordinator = await council.person('coordinator', 'assessor');
  phone = await council.phone(await council.person('officer'));
  homeVisits = await council.phone(coordinator);
  await keep(TWO_YEARS);
});
afterAll(() => council.remove());

let version = 0;
const keep = (years: Record<string, number>) =>
  council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx
      .insertInto('settings_documents')
      .values({
        council: council.id,
        name: 'retention',
        version: ++version,
        from_day: '2020-01-01',
        body: JSON.stringify(years),
        council_order: 0,
        created_at: new Date(0),
      })
      .execute(),
  );
const signedIn = ({ id, roles }: TestPerson) => ({ council: council.id, id, roles });
const overdueFor = async (person: TestPerson) =>
  (await readOverdue(council.services, signedIn(person))).records.map(({ id }) => id);
const erase = (person: TestPerson, ...records: string[]) => eraseRecords(council.services, signedIn(person), records);

/** A find made safe, so that nothing waits. */
async function closedFind(): Promise<string> {
  const record = newId();
  const body = { ...example('needle-find', 'logged'), notes: CANARY };
  const logged = await phone.seal({ kind: 'needle-find', type: 'logged', body, record });
  const removed = await phone.seal({
    kind: 'needle-find',
    type: 'removed',
    body: example('needle-find', 'removed'),
    record,
  });
  await phone.push(logged, removed);
  return record;
}

async function everythingOf(record: string): Promise<string> {
  const tables = ['records', 'entries', 'tasks', 'attachments', 'sealed_bytes', 'record_keys'];
  return council.database.as({ act: 'ingest', council: council.id }, async (tx) => {
    const found: string[] = [];
    for (const table of tables) {
      const { rows } = await sql<{
        row: string;
      }>`select ${sql.table(table)}::text as row from ${sql.table(table)}`.execute(tx);
      found.push(...rows.filter(({ row }) => row.includes(record)).map(({ row }) => `${table} ${row}`));
    }
    return found.join('\n');
  });
}

async function counted(): Promise<readonly unknown[]> {
  const kind = kindNamed('needle-find');
  return kind ? readFacts(council.database, council.id, kind, { from: '2020-01-01', to: '2080-01-01' }) : [];
}

test('is offered when its years are over, to who keeps its kind, and not a day before', async () => {
  const record = await closedFind();
  council.time.now += 2 * YEAR - 2 * DAY_MS;
  expect(await overdueFor(manager)).toEqual([]);
  council.time.now += 4 * DAY_MS;
  expect(await overdueFor(manager)).toEqual([record]);
  expect(await overdueFor(coordinator)).toEqual([]);
  expect(await erase(coordinator, record)).toBe(0);
  expect(await everythingOf(record)).toContain(CANARY);
});

test('is not offered while it is open, while a person is asked about it, or where the council has given no years', async () => {
  const [open, asked] = [newId(), await closedFind()];
  const logged = await phone.seal({
    kind: 'needle-find',
    type: 'logged',
    body: example('needle-find', 'logged'),
    record: open,
  });
  const strange = await phone.seal({ kind: 'needle-find', type: 'logged', body: { count: 'many' }, record: asked });
  await phone.push(logged, strange);
  council.time.now += 3 * YEAR;
  expect(await overdueFor(manager)).not.toContain(open);
  expect(await overdueFor(manager)).not.toContain(asked);
  expect(await overdueFor(manager)).not.toEqual([]);
  await keep({ sanctuary: 2 });
  expect(await overdueFor(manager)).toEqual([]);
  await keep(TWO_YEARS);
});

test('leaves ids, hashes and what was counted, and no word of it', async () => {
  const record = await closedFind();
  const file = newId();
  await phone.push(
    await phone.seal({
      kind: 'needle-find',
      type: 'attached',
      body: {
        attachments: [{ id: file, sha256: 'a'.repeat(64), size: 3, type: 'image/jpeg', role: 'photo' }],
        reason: CANARY,
      },
      record,
    }),
  );
  council.time.now += 3 * YEAR;
  const before = await counted();
  const { meta } = await phone.pull();
  expect(await erase(manager, record)).toBe(1);
  expect(await erase(manager, record)).toBe(0);

  const left = await everythingOf(record);
  expect(left).not.toContain(CANARY);
  expect(left).not.toContain(file);
  expect(left.split('\n').filter((row) => row.startsWith('entries'))).toHaveLength(3);
  expect(await counted()).toEqual(before);
  expect(await overdueFor(manager)).not.toContain(record);
  const chain = await council.database.as({ act: 'ingest', council: council.id }, (tx) => checkChain(tx, council.id));
  expect(chain.broken).toBeUndefined();

  const after = await phone.pull(meta.cursor);
  expect(after.meta.leave).toEqual([record]);
  const anew = await phone.pull();
  expect(anew.entries.map(({ entry }) => entry.record)).not.toContain(record);
});

test('answers a phone that sends again, and holds what it sends late: nothing is made anew', async () => {
  const record = newId();
  const logged = await phone.seal({
    kind: 'needle-find',
    type: 'logged',
    body: example('needle-find', 'logged'),
    record,
  });
  const removed = await phone.seal({
    kind: 'needle-find',
    type: 'removed',
    body: example('needle-find', 'removed'),
    record,
  });
  const first = await phone.push(logged, removed);
  council.time.now += 3 * YEAR;
  const before = await counted();
  await erase(manager, record);

  expect((await phone.push(logged, removed)).results).toEqual(first.results);
  await phone.push(await phone.seal({ kind: 'needle-find', type: 'noted', body: { text: 'Seen again' }, record }));
  expect(await everythingOf(record)).toContain('erased when its time was over');
  expect((await phone.pull()).entries.map(({ entry }) => entry.record)).not.toContain(record);
  expect(await counted()).toEqual(before);

  await eraseLate(council.services, council.id);
  expect(await everythingOf(record)).toContain('Seen again');
  council.time.now += 31 * DAY_MS;
  await eraseLate(council.services, council.id);
  expect(await everythingOf(record)).not.toContain('Seen again');
});

test('a second late entry has its own month, and the chain says when they were erased', async () => {
  const record = await closedFind();
  const note = async (text: string) =>
    phone.push(await phone.seal({ kind: 'needle-find', type: 'noted', body: { text }, record }));
  council.time.now += 3 * YEAR;
  expect(await erase(manager, record)).toBe(1);
  await note('Came first');
  council.time.now += 20 * DAY_MS;
  await note('Came second');
  council.time.now += 20 * DAY_MS;
  await eraseLate(council.services, council.id);
  expect(await everythingOf(record)).toContain('Came second');
  council.time.now += 20 * DAY_MS;
  await eraseLate(council.services, council.id);
  expect(await everythingOf(record)).not.toMatch(/Came (first|second)/);
  const { rows } = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    sql<{ act: string }>`select act from audit where record = ${record} order by council_order desc limit 1`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([{ act: 'late entries erased' }]);
});

test('is left alone where something came for it after it was looked at', async () => {
  const record = await closedFind();
  council.time.now += 3 * YEAR;
  expect(await overdueFor(manager)).toContain(record);
  await phone.push(await phone.seal({ kind: 'needle-find', type: 'more', body: { count: 'many' }, record }));
  expect(await erase(manager, record)).toBe(0);
  expect(await everythingOf(record)).toContain(CANARY);
});

test('of a sealed kind is erased by who is named on it, with its key', async () => {
  const record = newId();
  const logged = { ...example('sanctuary', 'logged'), name: CANARY };
  await homeVisits.push(
    await homeVisits.seal({ kind: 'sanctuary', type: 'logged', body: logged, record }),
    await homeVisits.seal({
      kind: 'sanctuary',
      type: 'review-made',
      body: { outcome: 'close', flagsRemoved: 'yes' },
      record,
    }),
  );
  council.time.now += 3 * YEAR;
  const stranger = await council.person('coordinator');
  expect(await overdueFor(stranger)).toEqual([]);
  expect(await overdueFor(manager)).not.toContain(record);
  const [offered] = (await readOverdue(council.services, signedIn(coordinator))).records;
  expect(offered).toMatchObject({ id: record, heading: 'Home visit' });
  const { meta } = await homeVisits.pull();
  expect(await erase(coordinator, record)).toBe(1);
  const left = await everythingOf(record);
  expect(left.split('\n').filter((row) => /^(record_keys|tasks|attachments)/.test(row))).toEqual([]);
  expect((await homeVisits.pull(meta.cursor)).meta.leave).toEqual([record]);
});
