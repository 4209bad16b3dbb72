import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Sealed } from '#protocol/envelope.ts';
import { logAccess } from '#server/entries/log-access.ts';
import { foldThread, readThreads } from '#server/entries/read-thread.ts';
import { writeEntries } from '#server/entries/write-entries.ts';
import { suspendSealedReading } from '#server/people/suspend-sealed-reading.ts';
import { eventually } from '../../support/eventually.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../../support/council.ts';

// A word that could only come from the record: it must be nowhere in the tables in clear.
const CANARY = 'Quillfeather';

let council: TestCouncil;
let assessor: TestPerson;
let coordinator: TestPerson;
let manager: TestPerson;
let phone: TestPhone;
let logged: Sealed;
let record: string;

beforeAll(async () => {
  council = await openTestCouncil();
  coordinator = await council.person('coordinator');
  manager = await council.person('manager', 'officer', 'admin');
  assessor = await council.person('assessor');
  phone = await council.phone(assessor);
  const example = kindNamed('sanctuary')?.entries.logged?.example ?? {};
  logged = await phone.seal({ kind: 'sanctuary', type: 'logged', body: example, record: newId() });
  record = logged.header.record;
  const noted = await phone.seal({ kind: 'sanctuary', type: 'noted', body: { text: `Ask for ${CANARY}` }, record });
  const photo = { id: newId(), sha256: 'a'.repeat(64), size: 3, type: `image/${CANARY}`, role: 'photo' };
  const attached = await phone.seal({
    kind: 'sanctuary',
    type: 'attached',
    body: { attachments: [photo], reason: CANARY },
    record,
  });
  await phone.push(logged, noted, attached);
});
afterAll(() => council.remove());

const as = (person: TestPerson) => ({ act: 'app', council: council.id, person: person.id }) as const;
const author = (person: TestPerson) => ({ council: council.id, person: person.id });
const entry = (type: string, body: object) => ({ id: newId(), type, body: { ...body } });
const write = (person: TestPerson, ...entries: ReturnType<typeof entry>[]) =>
  writeEntries(council.services, author(person), [{ record, kind: 'sanctuary', entries }]);

async function threadFor(person: TestPerson) {
  const keys = await council.services.keyring.of(council.id);
  return council.database.as(as(person), async (tx) => (await readThreads(tx, keys, [record])).get(record));
}

const signal = () => {
  let fire = () => {};
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire: () => fire() };
};

/** Until so many connections wait for a lock. */
const waiting = (count: number) =>
  eventually(`${count} connections to wait`, async () => {
    const { rows } = await council.database.as({ act: 'system' }, (tx) =>
      sql`select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`.execute(
        tx,
      ),
    );
    return rows.length >= count;
  });

test('nothing of it lies in any table in clear, but kind, facts and who is named', async () => {
  const everything = await council.database.as({ act: 'ingest', council: council.id }, async (tx) => {
    const tables = [
      'records',
      'entries',
      'tasks',
      'attachments',
      'audit',
      'access_log',
      'record_keys',
      'scope_changes',
    ];
    const rows = [];
    for (const table of tables)
      rows.push(
        await sql<{ text: string }>`select row_to_json(t)::text as text from ${sql.table(table)} t`.execute(tx),
      );
    return rows.flatMap(({ rows: each }) => each.map(({ text }) => text)).join('\n');
  });
  const hex = Buffer.from(CANARY).toString('hex');
  expect(everything).not.toContain(CANARY);
  expect(everything).not.toContain(hex);
  expect(everything).not.toContain('"type":"noted"');
  const row = await council.database.as(as(coordinator), (tx) =>
    tx.selectFrom('records').selectAll().executeTakeFirstOrThrow(),
  );
  expect(row).toMatchObject({
    kind: 'sanctuary',
    sealed: true,
    state: null,
    reference: null,
    at_from: null,
    team: '',
    organisation: '',
  });
  expect(row.last_number).toBe(3);
  expect(row.named.toSorted()).toEqual([assessor.id, coordinator.id].toSorted());
});

describe('who is named', () => {
  test('reads the whole thread, decrypted and folded', async () => {
    for (const person of [assessor, coordinator]) {
      const thread = await threadFor(person);
      expect(thread && foldThread(thread)?.notes).toMatchObject([{ text: `Ask for ${CANARY}` }]);
    }
  });

  test('is logged when opening it on the desk', async () => {
    await logAccess(council.services, author(coordinator), { record, what: 'opened' });
    const count = (person: TestPerson) =>
      council.database.as(as(person), async (tx) => (await tx.selectFrom('access_log').select('id').execute()).length);
    expect([await count(assessor), await count(manager)]).toEqual([1, 0]);
  });
});

describe('who was shut out while their own team changed,', () => {
  test.each([
    ['changed', { team: 'Night' }, undefined],
    ['changed and the council was restored', { team: 'Day' }, newId()],
  ])('and was %s, is told to forget it all the same', async (_, change, incarnation) => {
    const moved = await council.person('assessor');
    const theirs = await council.phone(moved);
    await write(coordinator, entry('assigned', { person: moved.id, named: true }));
    const named = await theirs.pull();
    expect(named.entries.map(({ sealedRecord }) => sealedRecord)).toContain(record);
    await write(coordinator, entry('assigned', { person: moved.id, named: false, reason: 'Knows the family' }));
    await council.database.as({ act: 'system' }, async (tx) => {
      await tx.updateTable('people').set(change).where('id', '=', moved.id).execute();
      if (incarnation) await tx.updateTable('councils').set({ incarnation }).execute();
    });
    const shut = await theirs.pull(named.meta.cursor);
    expect(shut.meta.leave).toEqual([record]);
  });
});

// The embedded database runs one transaction at a time.
describe.skipIf(!process.env.TEST_DATABASE_URL)('at the very moment that somebody writes on it,', () => {
  test('a new phone’s suspension is not undone by what is being written', async () => {
    const [begun, gate] = [signal(), signal()];
    const blocking = council.database.as({ act: 'ingest', council: council.id }, async (tx) => {
      await tx.selectFrom('councils').select('id').where('id', '=', council.id).forUpdate().execute();
      begun.fire();
      await gate.fired;
    });
    await begun.fired;
    const suspending = suspendSealedReading(council.services, council.id, assessor.id);
    await waiting(1);
    const writing = write(coordinator, entry('noted', { text: 'Rang back' }));
    await waiting(2);
    gate.fire();
    await Promise.all([blocking, suspending, writing]);
    const { suspended } = await council.database.as(as(coordinator), (tx) =>
      tx.selectFrom('records').select('suspended').where('id', '=', record).executeTakeFirstOrThrow(),
    );
    expect(suspended).toEqual([assessor.id]);
    await write(coordinator, entry('assigned', { person: assessor.id, named: true }));
  });

  test('the same words sent twice are written once, and neither is told otherwise', async () => {
    const noted = entry('noted', { text: 'Rang again' });
    const [one, two] = await Promise.all([write(coordinator, noted), write(coordinator, noted)]);
    expect(one).toEqual(two);
  });
});

describe('a manager', () => {
  test('sees no row of it anywhere', async () => {
    expect(await threadFor(manager)).toBeUndefined();
    const counts = await council.database.as(as(manager), async (tx) => {
      const tables = [
        'records',
        'entries',
        'tasks',
        'attachments',
        'access_log',
        'record_keys',
        'scope_changes',
      ] as const;
      return Promise.all(tables.map(async (table) => (await tx.selectFrom(table).select('council').execute()).length));
    });
    expect(counts.every((count) => count === 0)).toBe(true);
    const audit = await council.database.as(as(manager), (tx) =>
      tx.selectFrom('audit').select('act').where('sealed', '=', true).execute(),
    );
    expect(audit).toEqual([]);
  });

  test('cannot write on it, whatever the role', async () => {
    await expect(write(manager, entry('noted', { text: 'Hello' }))).rejects.toMatchObject({ status: 403 });
    await expect(write(manager, entry('assigned', { person: manager.id, named: true }))).rejects.toMatchObject({
      status: 403,
    });
  });

  test('pulls the same answer as if it did not exist', async () => {
    const theirs = await council.phone(manager);
    const before = await theirs.pull();
    await phone.push(await phone.seal({ kind: 'sanctuary', type: 'noted', body: { text: 'More' }, record }));
    const after = await theirs.pull(before.meta.cursor);
    expect(after.entries).toEqual([]);
    expect(after.meta.cursor).toBe(before.meta.cursor);
  });
});

describe('a coordinator', () => {
  test('names another assessor, who then pulls all of it; shut out, they are told to forget it', async () => {
    const second = await council.person('assessor');
    const theirs = await council.phone(second);
    const start = await theirs.pull();
    expect(start.entries).toEqual([]);
    await write(coordinator, entry('assigned', { person: second.id, named: true }));
    const named = await theirs.pull(start.meta.cursor);
    expect(named.meta.enter).toEqual([record]);
    expect(named.entries.map((each) => each.entry.type)).toContain('logged');
    expect(named.entries.every(({ sealedRecord }) => sealedRecord === record)).toBe(true);
    await write(coordinator, entry('assigned', { person: second.id, named: false, reason: 'Knows the family' }));
    const shut = await theirs.pull(named.meta.cursor);
    expect(shut.meta.leave).toEqual([record]);
    expect(shut.entries).toEqual([]);
    const late = await theirs.seal({ kind: 'sanctuary', type: 'noted', body: { text: 'Late' }, record });
    expect((await theirs.push(late)).results).toMatchObject([{ outcome: 'held', reason: 'wrong-writer' }]);
  });

  test('names somebody again whose reading was suspended', async () => {
    await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx
        .updateTable('records')
        .set({ suspended: [assessor.id] })
        .where('id', '=', record)
        .execute(),
    );
    expect(await threadFor(assessor)).toBeUndefined();
    await write(coordinator, entry('assigned', { person: assessor.id, named: true }));
    expect(await threadFor(assessor)).toBeDefined();
  });
});

test('without a coordinator it still begins, and a task asks for one', async () => {
  const other = await openTestCouncil();
  const alone = await other.person('assessor');
  const theirs = await other.phone(alone);
  const example = kindNamed('sanctuary')?.entries.logged?.example ?? {};
  const sealed = await theirs.seal({ kind: 'sanctuary', type: 'logged', body: example });
  expect((await theirs.push(sealed)).results).toMatchObject([{ outcome: 'stored' }]);
  const keys = await other.services.keyring.of(other.id);
  const thread = await other.database.as({ act: 'app', council: other.id, person: alone.id }, async (tx) =>
    (await readThreads(tx, keys, [sealed.header.record])).get(sealed.header.record),
  );
  expect(thread?.tasks).toMatchObject([{ code: 'no-coordinator' }]);
  await other.remove();
});
