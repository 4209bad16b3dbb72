import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { newSalt, sealAccess } from '#protocol/envelope.ts';
import { encodePush } from '#protocol/push-frame.ts';
import type { PushAnswer, PushResult } from '#protocol/push-entries.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import { stubBytes } from '#protocol/stub.ts';
import { checkChain } from '#server/entries/chain.ts';
import { pushEntries } from '#server/entries/push-entries.ts';
import {
  openTestCouncil,
  TEST_ORIGIN,
  type TestCouncil,
  type TestPerson,
  type TestPhone,
} from '../../support/council.ts';
import { loud } from '../../support/loud.ts';

let council: TestCouncil;
let officer: TestPerson;
let phone: TestPhone;

beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('officer');
  phone = await council.phone(officer);
});
afterAll(() => council.remove());

const example = kindNamed('needle-find')?.entries.logged?.example ?? {};
const find = (record = newId()) => ({ kind: 'needle-find', type: 'logged', body: example, record });
const note = (record: string, text = 'Seen again') => ({ kind: 'needle-find', type: 'noted', body: { text }, record });
const receiptOf = async (result: PushResult | undefined) =>
  result && result.outcome !== 'retry' ? verifiedReceipt(result.receipt, council.keySet, TEST_ORIGIN) : undefined;
const numbersOf = async ({ results }: PushAnswer) =>
  (await Promise.all(results.map(receiptOf))).map((receipt) =>
    receipt?.what === 'entry' ? receipt.number : undefined,
  );
const contact = { lastSeq: 0, waiting: 0, persisted: 'yes', version: 'test' } as const;
const pushFrames = (frames: Parameters<typeof encodePush>[0], from = phone) =>
  pushEntries(council.services, from.identity, { batch: newId(), contact, body: encodePush(frames), report: loud });
const stored = (record: string) =>
  council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx
      .selectFrom('entries')
      .select(['number', 'council_order', 'type'])
      .where('record', '=', record)
      .orderBy('number')
      .execute(),
  );
const verify = () => council.database.as({ act: 'ingest', council: council.id }, (tx) => checkChain(tx, council.id));

describe('an entry that is right', () => {
  test('is stored, numbered and receipted with a signature that the phone can check', async () => {
    const own = await council.phone(officer);
    const sealed = await own.seal(find());
    const { results, holding } = await own.push(sealed);
    expect(results).toMatchObject([{ outcome: 'stored', lane: 'record', seq: 1, id: sealed.header.id }]);
    const expected = { what: 'entry', number: 1, effect: 'effect', hash: sealed.header.entryHash, seq: 1 };
    expect(await receiptOf(results[0])).toMatchObject(expected);
    expect(holding).toMatchObject({ have: [[1, 1]], haveAccess: [], safeThrough: 0, keySetVersion: 1, wipe: false });
  });

  test('sent again after a lost answer gives the identical receipt and changes nothing', async () => {
    const sealed = await phone.seal(find());
    const first = await phone.push(sealed);
    council.time.now += 60_000;
    const again = await phone.push(sealed, sealed);
    expect(again.results).toEqual([first.results[0], first.results[0]]);
    expect(await stored(sealed.header.record)).toHaveLength(1);
  });

  test('twice in one batch is stored once, with one receipt', async () => {
    const sealed = await phone.seal(find());
    const { results } = await phone.push(sealed, sealed);
    expect(results[0]).toMatchObject({ outcome: 'stored' });
    expect(results[1]).toEqual(results[0]);
  });

  test('sealed anew for another key is still the same entry', async () => {
    const entry = { ...find(), id: newId(), seq: 900, salt: 'same' };
    const [first, second] = [await phone.seal(entry), await phone.seal(entry)];
    expect(first.sealed).not.toEqual(second.sealed);
    const answer = await phone.push(first);
    expect((await phone.push(second)).results).toEqual(answer.results);
  });
});

describe('order', () => {
  test('numbers of a record rise by one in the order of arrival, over batches and phones', async () => {
    const other = await council.phone(await council.person('officer'));
    const first = await phone.seal(find());
    const { record } = first.header;
    expect(
      await numbersOf(await phone.push(first, await phone.seal(note(record)), await phone.seal(note(record)))),
    ).toEqual([1, 2, 3]);
    expect(await numbersOf(await other.push(await other.seal(note(record))))).toEqual([4]);
    const orders = (await stored(record)).map(({ council_order }) => council_order);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  });

  test('many batches at once leave no gap, no double number and a whole chain', async () => {
    const begun = await phone.seal(find());
    await phone.push(begun);
    const { record } = begun.header;
    const phones = await Promise.all([1, 2, 3, 4].map(async () => council.phone(await council.person('officer'))));
    const batches = await Promise.all(
      phones.flatMap((each) =>
        [1, 2].map(async () => [each, await Promise.all([1, 2, 3].map(() => each.seal(note(record))))] as const),
      ),
    );
    const answers = await Promise.all(batches.map(([each, sealed]) => each.push(...sealed)));
    const numbers = (await Promise.all(answers.map(numbersOf))).flat();
    expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 24 }, (_, i) => i + 2));
    const check = await verify();
    expect(check.broken).toBeUndefined();
    expect(check.lines).toBeGreaterThan(24);
  });

  test('the same push twice at the same moment is stored once', async () => {
    const sealed = await Promise.all([phone.seal(find()), phone.seal(find())]);
    const [one, two] = await Promise.all([phone.push(...sealed), phone.push(...sealed)]);
    expect(one?.results).toEqual(two?.results);
  });

  test('a record changed after acceptance says so, and its fold is the shared one', async () => {
    const begun = await phone.seal(find());
    await phone.push(begun, await phone.seal(note(begun.header.record)));
    const row = await council.database.as({ act: 'app', council: council.id, person: officer.id }, (tx) =>
      tx.selectFrom('records').selectAll().where('id', '=', begun.header.record).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({
      kind: 'needle-find',
      last_number: 2,
      review: 'new',
      begun_by: officer.id,
      organisation: 'Eastmere',
    });
    expect(row.state).toMatchObject({ begun: true, notes: [{ text: 'Seen again' }] });
  });
});

describe('what the council holds', () => {
  test('is told as ranges of seq, so that a gap shows', async () => {
    const own = await council.phone(officer);
    const [one, , three] = [await own.seal(find()), await own.seal(find()), await own.seal(find())];
    expect((await own.push(three, one)).holding.have).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  test('is safe only as far as a verified backup goes', async () => {
    const own = await council.phone(officer);
    await own.push(await own.seal(find()), await own.seal(find()));
    const through = (await verify()).lines;
    await own.push(await own.seal(find()));
    const backup = {
      council: council.id,
      id: newId(),
      through_order: through,
      sha256: new Uint8Array(32),
      taken_at: new Date(),
    };
    await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.insertInto('backups').values(backup).execute(),
    );
    expect((await own.push()).holding.safeThrough).toBe(0);
    await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.updateTable('backups').set({ verified_at: new Date() }).execute(),
    );
    expect((await own.push()).holding.safeThrough).toBe(2);
  });
});

describe('the access lane', () => {
  test('is delivered with its own counter, receipted without a number, and never joins a record', async () => {
    const own = await council.phone(officer);
    const begun = await own.seal(find());
    const access = {
      id: newId(),
      record: begun.header.record,
      what: 'opened' as const,
      at: instantText(council.time.now),
      by: officer.id,
      enrolment: own.identity.enrolment,
      seq: 1,
      salt: newSalt(),
    };
    const [opening] = council.keySet.openingKeys;
    const openingKey = await importOpeningPublicKey(opening?.publicKey ?? '');
    const sealed = await sealAccess(access, {
      signingKey: own.signingKey,
      council: council.id,
      openingKeyId: opening?.id ?? '',
      openingKey,
    });
    const answer = await own.push(begun, sealed);
    expect(answer.results.map(({ outcome, lane }) => [outcome, lane])).toEqual([
      ['stored', 'record'],
      ['stored', 'access'],
    ]);
    expect(answer.holding).toMatchObject({ have: [[1, 1]], haveAccess: [[1, 1]] });
    expect(await numbersOf(answer)).toEqual([1, undefined]);
    expect((await own.push(begun, sealed)).results).toEqual(answer.results);
    expect(await stored(begun.header.record)).toHaveLength(1);
  });
});

const sealTo = async () => {
  const [opening] = council.keySet.openingKeys;
  const { id = '', publicKey = '' } = opening ?? {};
  return { openingKeyId: id, openingKey: await importOpeningPublicKey(publicKey) };
};

describe('a discarded entry', () => {
  test('leaves a stub with a receipt; if the entry still arrives it is held, not lost', async () => {
    const own = await council.phone(officer);
    const sealed = await own.seal(find());
    const bytes = await stubBytes(sealed.header, 'Typed twice', await sealTo(), own.signingKey);
    const stub = await pushFrames([{ tag: 'stub', bytes }], own);
    expect(await receiptOf(stub.results[0])).toMatchObject({ what: 'stub', seq: 1, hash: sealed.header.entryHash });
    expect(stub.holding.have).toEqual([[1, 1]]);
    expect((await pushFrames([{ tag: 'stub', bytes }], own)).results).toEqual(stub.results);
    expect((await own.push(sealed)).results).toMatchObject([{ outcome: 'held', reason: 'discarded' }]);
    const rows = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.selectFrom('stubs').select('reason').where('enrolment', '=', own.identity.enrolment).execute(),
    );
    expect(rows).toEqual([{ reason: expect.not.stringContaining('twice') }]);
  });

  test('whose stub another signed is not believed', async () => {
    const other = await council.phone(officer);
    const sealed = await phone.seal(find());
    const bytes = await stubBytes(sealed.header, 'Not mine', await sealTo(), other.signingKey);
    expect((await pushFrames([{ tag: 'stub', bytes }])).results).toMatchObject([
      { outcome: 'retry', reason: 'bad-signature' },
    ]);
  });
});

describe('a push that cannot be taken as a whole', () => {
  test('because it is damaged, is refused and nothing of it is stored', async () => {
    const sealed = await phone.seal(find());
    const body = encodePush([{ tag: 'sealed', bytes: sealed.sealed }]).slice(0, -3);
    const push = pushEntries(council.services, phone.identity, { batch: newId(), contact, body, report: loud });
    await expect(push).rejects.toMatchObject({ status: 400, code: 'malformed' });
    expect(await stored(sealed.header.record)).toEqual([]);
  });

  test('because another phone sealed it', async () => {
    const other = await council.phone(officer);
    await expect(phone.push(await other.seal(find()))).rejects.toMatchObject({ status: 403, code: 'wrong-phone' });
  });

  test('because the council does not know the phone', async () => {
    const stranger = { council: council.id, enrolment: newId() };
    const push = pushEntries(council.services, stranger, {
      batch: newId(),
      contact,
      body: new Uint8Array(),
      report: loud,
    });
    await expect(push).rejects.toMatchObject({ status: 403, code: 'unknown-phone' });
  });
});

test('a chain whose end was cut off, or that was added to from outside, does not verify', async () => {
  const { lines } = await verify();
  const set = (last_order: number) =>
    council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.updateTable('councils').set({ last_order }).execute(),
    );
  await set(lines + 1);
  expect((await verify()).broken).toBe(lines + 1);
  await set(lines);
  const forged = {
    council: council.id,
    council_order: lines + 1,
    previous: new Uint8Array(32).fill(1),
    hash: new Uint8Array(32),
    line: new Uint8Array(1),
    act: 'entry',
    at: new Date(),
  };
  await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx.insertInto('audit').values(forged).execute(),
  );
  expect((await verify()).broken).toBe(lines + 1);
});
