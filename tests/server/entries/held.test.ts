import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { Sealed } from '#protocol/envelope.ts';
import type { PushAnswer } from '#protocol/push-entries.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import { newSigningPair } from '#protocol/signature.ts';
import { decideHeld, writeEntries } from '#server/entries/write-entries.ts';
import {
  openTestCouncil,
  TEST_ORIGIN,
  type TestCouncil,
  type TestPerson,
  type TestPhone,
} from '../../support/council.ts';

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

const body = kindNamed('needle-find')?.entries.logged?.example ?? {};
const find = (record = newId()) => ({ kind: 'needle-find', type: 'logged', body, record });
const note = (record: string) => ({ kind: 'needle-find', type: 'noted', body: { text: 'Seen again' }, record });
const reasons = ({ results }: PushAnswer) =>
  results.map((result) => (result.outcome === 'held' ? result.reason : result.outcome));
const heldTasks = async (person: TestPerson) =>
  await council.database.as({ act: 'app', council: council.id, person: person.id }, (tx) =>
    tx.selectFrom('tasks').select(['source', 'entry', 'message']).where('state', '=', 'open').execute(),
  );

describe('is held, receipted without a number, and raises a task:', () => {
  const expectHeld = async (sealed: Sealed | Bytes, reason: string, from = phone) => {
    const answer = await from.push(sealed);
    expect(reasons(answer)).toEqual([reason]);
    const [result] = answer.results;
    const receipt =
      result?.outcome === 'held' ? await verifiedReceipt(result.receipt, council.keySet, TEST_ORIGIN) : undefined;
    expect(receipt).toMatchObject({ what: 'entry', effect: 'held' });
    expect(receipt).not.toHaveProperty('number');
    const again = await from.push(sealed);
    expect(again.results).toEqual(answer.results);
    return result;
  };

  test('what no key opens, seen by coordinators only', async () => {
    const sealed = await phone.seal(find());
    const damaged = sealed.sealed.slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    await expectHeld(damaged, 'unopenable');
    const coordinator = await council.person('coordinator');
    expect((await heldTasks(manager)).map(({ source }) => source)).not.toContain('unopenable');
    expect(await heldTasks(coordinator)).toContainEqual({
      source: 'unopenable',
      entry: sealed.header.id,
      message: `Entry number ${sealed.header.seq} of a phone is held: none of the council’s keys opens it.`,
    });
    const [opened] = (await phone.push(sealed)).results;
    expect(opened).toMatchObject({ outcome: 'stored' });
  });

  test('an unknown kind and an unknown type', async () => {
    await expectHeld(await phone.seal({ ...find(), kind: 'abandoned-hovercraft' }), 'unknown-kind');
    await expectHeld(await phone.seal({ ...find(), type: 'painted' }), 'unknown-type');
  });

  test('a body that does not fit', async () => {
    await expectHeld(await phone.seal({ ...find(), body: { count: 'many' } }), 'invalid-body');
    const nul = await phone.seal({ ...find(), body: { text: 'a\u0000b\ud800c' } });
    await expectHeld(nul, 'invalid-body');
  });

  test('a signature of another key', async () => {
    const stranger = await newSigningPair(false);
    const forged = await phone.seal(find(), stranger.privateKey);
    await expectHeld(forged, 'bad-signature');
  });

  test('a header that differs from what is inside', async () => {
    await expectHeld(await phone.seal({ ...find(), origin: 'desk' }), 'header-differs');
  });

  test('an entry of a record that has not begun', async () => {
    await expectHeld(await phone.seal(note(newId())), 'not-begun');
  });

  test('a record of another kind', async () => {
    const sealed = await phone.seal(find());
    await phone.push(sealed);
    const other = { ...note(sealed.header.record), kind: 'encampment' };
    await expectHeld(await phone.seal(other), 'wrong-kind');
  });

  test('a writer who may not: another person, the desk’s own types, the wrong role', async () => {
    await expectHeld(await phone.seal({ ...find(), by: manager.id }), 'wrong-writer');
    const sealed = await phone.seal(find());
    await phone.push(sealed);
    const review = { outcome: 'accepted', through: 1, comments: [] };
    await expectHeld(
      await phone.seal({ ...note(sealed.header.record), type: 'reviewed', body: review }),
      'wrong-writer',
    );
    const installer = await council.phone(await council.person('installer'));
    await expectHeld(await installer.seal(find()), 'wrong-writer', installer);
  });

  test('two entries with one seq, as a copied phone makes them, and two with one id', async () => {
    const first = await phone.seal(find());
    await phone.push(first);
    const { seq, id, record } = first.header;
    await expectHeld(await phone.seal({ ...find(), seq }), 'fork');
    await expectHeld(await phone.seal({ ...find(record), id }), 'same-id');
  });

  test('what arrives after its writer left', async () => {
    const leaver = await council.person('officer');
    const theirs = await council.phone(leaver);
    const sealed = await theirs.seal(find());
    await council.database.as({ act: 'system' }, (tx) =>
      tx.updateTable('people').set({ state: 'left' }).where('id', '=', leaver.id).execute(),
    );
    await expectHeld(sealed, 'leaver', theirs);
  });
});

test('one entry that is held keeps none of the others waiting', async () => {
  const good = await phone.seal(find());
  const answer = await phone.push(await phone.seal(note(newId())), good, await phone.seal(note(good.header.record)));
  expect(reasons(answer)).toEqual(['not-begun', 'stored', 'stored']);
});

describe('a person decides', () => {
  const author = () => ({ council: council.id, person: manager.id });

  test('with effect: it takes its number, the decision is an entry, and the phone pulls both', async () => {
    const sealed = await phone.seal(find());
    await phone.push(sealed);
    const held = await phone.seal({ ...note(sealed.header.record), by: manager.id });
    await phone.push(held);
    const { meta } = await phone.pull();
    await decideHeld(council.services, author(), {
      entry: held.header.id,
      effect: true,
      reason: 'She wrote it on his phone',
    });
    const { entries } = await phone.pull(meta.cursor);
    expect(entries.map(({ entry, number, held: flag }) => [entry.type, number, flag]).sort()).toEqual([
      ['decided', 2, undefined],
      ['noted', 3, true],
    ]);
    expect((await heldTasks(manager)).map(({ entry }) => entry)).not.toContain(held.header.id);
  });

  test('that a held beginning takes effect: the record begins', async () => {
    const held = await phone.seal({ ...find(), by: manager.id });
    await phone.push(held);
    await decideHeld(council.services, author(), { entry: held.header.id, effect: true, reason: 'It was found' });
    const { rows } = await council.database.as({ act: 'app', council: council.id, person: manager.id }, async (tx) => ({
      rows: await tx
        .selectFrom('records')
        .select(['begun_by', 'last_number'])
        .where('id', '=', held.header.record)
        .execute(),
    }));
    expect(rows).toEqual([{ begun_by: manager.id, last_number: 2 }]);
  });

  test('but what cannot be read can only be decided without effect', async () => {
    const begun = await phone.seal(find());
    const held = await phone.seal({ ...find(begun.header.record), type: 'removed', body: { outcome: 'eaten' } });
    await phone.push(begun, held);
    const decision = { entry: held.header.id, reason: 'Not an outcome' };
    await expect(decideHeld(council.services, author(), { ...decision, effect: true })).rejects.toMatchObject({
      status: 422,
      code: 'cannot-take-effect',
    });
    await decideHeld(council.services, author(), { ...decision, effect: false });
    await expect(
      decideHeld(council.services, author(), { entry: newId(), effect: false, reason: 'x' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe('the desk', () => {
  test('writes with the same checks, and is refused instead of held', async () => {
    const begun = await phone.seal(find());
    await phone.push(begun);
    const { record } = begun.header;
    const review = {
      id: newId(),
      type: 'reviewed',
      body: { outcome: 'returned', through: 1, comments: [{ text: 'Which steps?' }] },
    };
    const write = (person: string, entries: { id: string; type: string; body: object }[]) =>
      writeEntries(council.services, { council: council.id, person }, [
        { record, kind: 'needle-find', entries: entries.map((each) => ({ ...each, body: { ...each.body } })) },
      ]);
    await expect(write(officer.id, [review])).rejects.toMatchObject({ status: 403, code: 'wrong-writer' });
    await expect(write(manager.id, [{ ...review, body: { outcome: 'perhaps' } }])).rejects.toMatchObject({
      status: 422,
      code: 'invalid-body',
    });
    expect(await write(manager.id, [review])).toEqual({ [review.id]: 2 });
    expect(await write(manager.id, [review])).toEqual({ [review.id]: 2 });
    await phone.push(await phone.seal(note(record)));
    const row = await council.database.as({ act: 'app', council: council.id, person: manager.id }, (tx) =>
      tx.selectFrom('records').select(['review', 'last_number']).where('id', '=', record).executeTakeFirst(),
    );
    expect(row).toEqual({ review: 'changed', last_number: 3 });
  });
});
