import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { PAGE_ENTRIES } from '#protocol/pull-entries.ts';
import { pullEntries } from '#server/entries/pull-entries.ts';
import { writeEntries } from '#server/entries/write-entries.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../../support/council.ts';

let council: TestCouncil;
let officer: TestPerson;
let phone: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  await council.person('coordinator');
  officer = await council.person('officer');
  phone = await council.phone(officer);
});
afterAll(() => council.remove());

const body = (kind: string) => kindNamed(kind)?.entries.logged?.example ?? {};
const find = (record = newId()) => ({ kind: 'needle-find', type: 'logged', body: body('needle-find'), record });
const encampment = (record = newId()) => ({ kind: 'encampment', type: 'logged', body: body('encampment'), record });
const visit = (record = newId()) => ({ kind: 'sanctuary', type: 'logged', body: body('sanctuary'), record });
const contact = { lastSeq: 0, waiting: 0, persisted: 'yes', version: 'test' } as const;
const change = (person: TestPerson, set: { team?: string; roles?: string[] }) =>
  council.database.as({ act: 'app', council: council.id }, (tx) =>
    tx.updateTable('people').set(set).where('id', '=', person.id).execute(),
  );
const idsOf = ({ entries }: Awaited<ReturnType<TestPhone['pull']>>) => entries.map(({ entry }) => entry.id);

describe('a pull', () => {
  test('gives what was pushed, by this phone and by others in scope, and then nothing with the same cursor', async () => {
    const other = await council.phone(await council.person('officer'));
    const mine = await phone.seal(find());
    const theirs = await other.seal(find());
    await phone.push(mine);
    await other.push(theirs);
    const first = await phone.pull();
    expect(idsOf(first)).toEqual([mine.header.id, theirs.header.id]);
    expect(first.entries[0]?.entry).not.toHaveProperty('salt');
    expect(first.meta.echoes).toEqual([{ seq: 1, number: 1, effect: 'effect' }]);
    expect(first.meta.people).toContainEqual({ id: officer.id, name: 'Test officer' });
    const second = await phone.pull(first.meta.cursor);
    expect(second.entries).toEqual([]);
    expect(second.meta.cursor).toBe(first.meta.cursor);
  });

  test('brings a comment written on the desk', async () => {
    const manager = await council.person('manager');
    const sealed = await phone.seal(find());
    await phone.push(sealed);
    const { meta } = await phone.pull();
    const { record } = sealed.header;
    const returned = {
      id: newId(),
      type: 'reviewed',
      body: { outcome: 'returned', through: 1, comments: [{ text: 'Which bank?' }] },
    };
    await writeEntries(council.services, { council: council.id, person: manager.id }, [
      { record, kind: 'needle-find', entries: [returned] },
    ]);
    const pulled = await phone.pull(meta.cursor);
    expect(pulled.entries).toMatchObject([
      { number: 2, entry: { id: returned.id, origin: 'desk', by: manager.id, body: returned.body } },
    ]);
  });

  test('of a sealed record comes in pages of its own, to those named and to nobody else', async () => {
    const assessor = await council.phone(await council.person('assessor'));
    const manager = await council.phone(await council.person('manager', 'officer'));
    const before = await manager.pull();
    const sealed = await assessor.seal(visit());
    const { results } = await assessor.push(sealed);
    expect(results).toMatchObject([{ outcome: 'stored' }]);
    const own = await assessor.pull();
    expect(own.entries.filter(({ sealedRecord }) => sealedRecord === sealed.header.record)).toHaveLength(1);
    const after = await manager.pull(before.meta.cursor);
    expect({ ...after.meta, holding: undefined }).toEqual({
      ...before.meta,
      pages: [],
      echoes: [],
      holding: undefined,
    });
  });

  test('comes in pages that fit, over as many answers as it takes', async () => {
    const busy = await council.phone(await council.person('officer'));
    const count = PAGE_ENTRIES + 30;
    const sealed = await Promise.all(Array.from({ length: count }, () => busy.seal(find())));
    for (let at = 0; at < count; at += 200) await busy.push(...sealed.slice(at, at + 200));
    const pulled = await busy.pull();
    expect(new Set(idsOf(pulled)).size).toBeGreaterThanOrEqual(count);
    expect(pulled.meta.pages.map(({ entries }) => entries).every((entries) => entries <= PAGE_ENTRIES)).toBe(true);
    expect(pulled.meta.echoes).toHaveLength(count);
  });
});

describe('reach', () => {
  test('ends with the team: what is left behind is named, what is new comes whole', async () => {
    const mover = await council.person('officer');
    const theirs = await council.phone(mover);
    const start = await theirs.pull();
    expect(start.entries.length).toBeGreaterThan(0);
    await change(mover, { team: 'Night patrol' });
    const moved = await theirs.pull(start.meta.cursor);
    expect(moved.entries).toEqual([]);
    expect(moved.meta.leave.toSorted()).toEqual(
      [...new Set(start.entries.map(({ entry }) => entry.record))].toSorted(),
    );
    await change(mover, { team: '' });
    const back = await theirs.pull(moved.meta.cursor);
    expect(idsOf(back)).toEqual(idsOf(start));
  });

  test('of a crew is every job of the council that sends it out, and of other kinds what names it', async () => {
    const crew = await council.person('crew');
    const theirs = await council.phone(crew);
    const start = await theirs.pull();
    expect(new Set(start.entries.map(({ entry }) => entry.kind))).toEqual(new Set(['needle-find']));
    const manager = await council.person('manager');
    const [job, camp] = [await phone.seal(find()), await phone.seal(encampment())];
    await phone.push(job, camp);
    const called = await theirs.pull(start.meta.cursor);
    expect(idsOf(called)).toEqual([job.header.id]);
    const { record } = camp.header;
    const assign = { id: newId(), type: 'assigned', body: { person: crew.id, named: true } };
    await writeEntries(council.services, { council: council.id, person: manager.id }, [
      { record, kind: 'encampment', entries: [assign] },
    ]);
    const pulled = await theirs.pull(called.meta.cursor);
    expect(pulled.meta.enter).toEqual([record]);
    expect(pulled.entries.map(({ entry }) => entry.type)).toEqual(['logged', 'assigned']);
  });

  test('is asked for by the phone’s own person only', async () => {
    const pull = pullEntries(council.services, phone.identity, (await council.person('manager')).id, { contact });
    await expect(pull).rejects.toMatchObject({ status: 403, code: 'not-your-phone' });
  });
});

describe('a cursor', () => {
  test('tells nothing: one length, never the same twice, and of use to one person only', async () => {
    const [a, b] = [await phone.pull(), await phone.pull()];
    expect(a.meta.cursor).not.toBe(b.meta.cursor);
    expect(a.meta.cursor).toHaveLength(b.meta.cursor.length);
    const other = await council.phone(await council.person('officer'));
    expect(idsOf(await other.pull(a.meta.cursor))).toEqual(idsOf(await other.pull()));
    expect(idsOf(await other.pull('forged'))).toEqual(idsOf(await other.pull()));
  });

  test('from before a restored backup begins again', async () => {
    const { meta, entries } = await phone.pull();
    await council.database.as({ act: 'system' }, (tx) =>
      tx.updateTable('councils').set({ incarnation: newId() }).execute(),
    );
    expect((await phone.pull(meta.cursor)).entries).toEqual(entries);
  });
});

describe('a phone begins with what is open and a year of the rest', () => {
  test('and gets an older record whole when something happens to it', async () => {
    const sealed = await phone.seal(find());
    const { record } = sealed.header;
    await phone.push(sealed);
    await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx
        .updateTable('records')
        .set({ open: false, at_from: '2024-01-01T00:00:00Z' })
        .where('id', '=', record)
        .execute(),
    );
    const fresh = await council.phone(officer);
    const first = await fresh.pull();
    expect(first.entries.map(({ entry }) => entry.record)).not.toContain(record);
    const noted = { kind: 'needle-find', type: 'noted', body: { text: 'Again' }, record };
    await phone.push(
      await phone.seal({ ...noted, at: { from: '2024-01-02T00:00:00.000Z', precision: 'minute', typed: true } }),
    );
    await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.updateTable('records').set({ at_from: '2024-01-01T00:00:00Z' }).where('id', '=', record).execute(),
    );
    const later = await fresh.pull(first.meta.cursor);
    expect(later.entries.map(({ entry }) => entry.type)).toEqual(['logged', 'noted']);
  });
});
