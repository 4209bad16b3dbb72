import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import { encodePush } from '#protocol/push-frame.ts';
import { decideHeld, writeEntries } from '#server/entries/write-entries.ts';
import { readThreads } from '#server/entries/read-thread.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../../support/council.ts';

let council: TestCouncil;
let officer: TestPerson;
let manager: TestPerson;
let phone: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('officer');
  manager = await council.person('manager');
  phone = await council.phone(officer);
});
afterAll(() => council.remove());

const example = (kind: string, type: string): JsonObject => kindNamed(kind)?.entries[type]?.example ?? {};
const entry = (kind: string, type: string, record: string, body: JsonObject = example(kind, type)) => ({
  kind,
  type,
  record,
  body,
});
const tasksOn = async (record: string, person = manager) => {
  const keys = await council.services.keyring.of(council.id);
  return council.database.as(
    { act: 'app', council: council.id, person: person.id },
    async (tx) => (await readThreads(tx, keys, [record])).get(record)?.tasks ?? [],
  );
};
const write = (record: string, type: string, body: JsonObject) =>
  writeEntries(council.services, { council: council.id, person: manager.id }, [
    { record, kind: 'needle-find', entries: [{ id: newId(), type, body }] },
  ]);

test('a guard that blocks on arrival becomes work with its source, and takes no effect away', async () => {
  const record = newId();
  const logged = await phone.seal(entry('notice', 'logged', record));
  const issued = await phone.seal(entry('notice', 'notice-issued', record));
  const { results } = await phone.push(logged, issued);
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
  const blocks = (await tasksOn(record)).filter((task) => task.entry === issued.header.id);
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.some(({ source }) => source?.includes('s.43'))).toBe(true);
});

test('what was issued lawfully by what was known is work once something earlier arrives that undoes it, and work only once', async () => {
  council.time.now = Date.parse('2026-11-24T18:00:00.000Z');
  const record = newId();
  const on = (day: string) => ({ from: `${day}T10:00:00.000Z`, precision: 'minute' as const, typed: true });
  const logged = await phone.seal({ ...entry('notice', 'logged', record), at: on('2026-11-02') });
  const warning = await phone.seal({ ...entry('notice', 'warning-issued', record), at: on('2026-11-02') });
  const about = (type: string, change: JsonObject, day: string) =>
    phone.seal({ ...entry('notice', type, record, { ...example('notice', type), ...change }), at: on(day) });
  const served = await about('warning-served', { item: warning.header.id }, '2026-11-02');
  const notice = await about('notice-issued', { follows: [warning.header.id] }, '2026-11-24');
  await phone.push(logged, warning, served, notice);
  const codes = async () =>
    (await tasksOn(record)).flatMap((task) => (task.entry === notice.header.id ? [task.code] : []));
  expect(await codes()).toEqual([]);
  const met = { item: warning.header.id, finding: 'complied', evidenceOn: '2026-11-20' };
  await phone.push(await about('checked', met, '2026-11-20'));
  expect(await codes()).toEqual(['warning-complied']);
  await phone.push(await about('checked', { ...met, finding: 'not-complied' }, '2026-11-19'));
  expect(await codes()).toEqual(['warning-complied']);
});

test('what says that it happened on a day that has not come is work: by the council’s clock, whatever the phone’s said', async () => {
  const codesAt = async (day: number, now: string) => {
    council.time.now = Date.parse(now);
    const at = { from: new Date(day).toISOString(), precision: 'exact' as const, typed: false };
    const sealed = await phone.seal({ ...entry('needle-find', 'logged', newId()), at });
    await phone.push(sealed);
    return (await tasksOn(sealed.header.record)).map(({ code }) => code);
  };
  // Half an hour after midnight in London, by summer time and by winter time.
  const [summer, winter] = [Date.parse('2027-06-01T23:30:00.000Z'), Date.parse('2026-11-25T00:30:00.000Z')];
  expect(await codesAt(summer, '2027-06-01T22:30:00.000Z')).toEqual(['ahead-of-time']);
  expect(await codesAt(summer, '2027-06-01T23:01:00.000Z')).toEqual([]);
  expect(await codesAt(winter, '2026-11-24T23:30:00.000Z')).toEqual(['ahead-of-time']);
  expect(await codesAt(winter, '2026-11-25T00:01:00.000Z')).toEqual([]);
});

test('what does not fit where the record stood is kept and becomes work once, however often the record is folded again', async () => {
  const record = newId();
  const removed = () => phone.seal(entry('needle-find', 'removed', record));
  const [logged, first, second] = [
    await phone.seal(entry('needle-find', 'logged', record)),
    await removed(),
    await removed(),
  ];
  await phone.push(logged, first, second);
  await phone.push(await phone.seal(entry('needle-find', 'noted', record, { text: 'Folded again' })));
  expect((await tasksOn(record)).map(({ code, entry: about }) => [code, about])).toEqual([
    ['no-effect', second.header.id],
  ]);
});

test('two answers to one question become work, which is closed when somebody settles them', async () => {
  const record = newId();
  await phone.push(await phone.seal(entry('needle-find', 'logged', record)));
  const amend = (to: number) =>
    write(record, 'amended', {
      changes: [{ path: 'details/count', from: example('needle-find', 'logged').count, to }],
    });
  await amend(8);
  await amend(9);
  const [conflict] = await tasksOn(record);
  expect(conflict).toMatchObject({ code: 'conflict', closedAt: undefined });
  await write(record, 'resolved', { path: 'details/count', to: 9, entries: [conflict?.entry ?? ''] });
  expect(await tasksOn(record)).toMatchObject([{ code: 'conflict', closedWhy: 'It no longer applies' }]);
});

test('a held beginning of a sealed record is for a coordinator to decide, who then reads it', async () => {
  const coordinator = await council.person('coordinator');
  const sealed = await phone.seal(entry('sanctuary', 'logged', newId()));
  expect((await phone.push(sealed)).results).toMatchObject([{ outcome: 'held', reason: 'wrong-writer' }]);
  const decision = { entry: sealed.header.id, effect: true, reason: 'Written by an officer standing in' };
  const author = (person: TestPerson) => ({ council: council.id, person: person.id });
  await expect(decideHeld(council.services, author(manager), decision)).rejects.toMatchObject({ status: 403 });
  expect(await tasksOn(sealed.header.record, coordinator)).toEqual([]);
  await decideHeld(council.services, author(coordinator), decision);
  const keys = await council.services.keyring.of(council.id);
  const threads = await council.database.as({ act: 'app', council: council.id, person: coordinator.id }, (tx) =>
    readThreads(tx, keys, [sealed.header.record]),
  );
  expect(threads.get(sealed.header.record)?.entries.map(({ entry: each }) => each.type)).toEqual(['logged', 'decided']);
});

describe('an entry that the server stumbles over', () => {
  test('alone is told to retry; the others of its batch are stored', async () => {
    const sealed = [
      await phone.seal(entry('needle-find', 'logged', newId())),
      await phone.seal(entry('needle-find', 'logged', newId())),
    ];
    // Only the clock is ours to break: it fails for the batch, and then for its first entry.
    let failures = 2;
    const reported: unknown[] = [];
    const clock = () => {
      failures -= 1;
      if (failures >= 0) throw new Error('No time');
      return council.time.now;
    };
    const body = encodePush(sealed.map((each) => ({ tag: 'sealed', bytes: each.sealed })));
    const contact = { lastSeq: 0, waiting: 0, persisted: 'yes', version: 'test' } as const;
    const { results } = await pushEntries({ ...council.services, clock }, phone.identity, {
      batch: newId(),
      contact,
      body,
      report: (error) => void reported.push(error),
    });
    expect(results).toMatchObject([{ outcome: 'retry', reason: 'server-error' }, { outcome: 'stored' }]);
    expect(reported).toEqual([new Error('No time'), new Error('No time')]);
    expect((await phone.push(...sealed)).results).toMatchObject([{ outcome: 'stored' }, { outcome: 'stored' }]);
  });
});
