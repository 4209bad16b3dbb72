import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS } from '#domain/clock.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Database } from '#server/db/database.ts';
import { readRecordKeys } from '#server/entries/record-keys.ts';
import { foldThread, readThreads } from '#server/entries/read-thread.ts';
import { unwrapRecordKey, wrapRecordKey } from '#server/keys/cipher.ts';
import { openKeyring } from '#server/keys/keyring.ts';
import { rotateKeys, tendKeys, putNextInForce } from '#server/keys/rotation.ts';
import { keysInUse, wrapAnew } from '#server/keys/wrap-anew.ts';
import { openTestCouncil, type TestCouncil, type TestPerson, type TestPhone } from '../../support/council.ts';

let council: TestCouncil;
let coordinator: TestPerson;
let phone: TestPhone;
const records: string[] = [];

beforeAll(async () => {
  council = await openTestCouncil();
  coordinator = await council.person('coordinator');
  phone = await council.phone(await council.person('assessor'));
  for (let i = 0; i < 7; i += 1) await logOne();
});
afterAll(() => council.remove());
beforeEach(async () => {
  await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx.deleteFrom('backups').where('council', '=', council.id).execute(),
  );
});

const now = () => instantText(council.time.now);
const keys = () => council.services.keyring.of(council.id);
const example = kindNamed('sanctuary')?.entries.logged?.example ?? {};

async function rotate(): Promise<void> {
  await rotateKeys(council.services, council.id);
  await wrapAnew(council.services, council.id);
}

async function logOne(): Promise<void> {
  const logged = await phone.seal({ kind: 'sanctuary', type: 'logged', body: example, record: newId() });
  await phone.push(logged);
  records.push(logged.header.record);
}

/** Every record as its coordinator reads it: throws where a single one cannot be. */
async function readAll(): Promise<number> {
  const inHand = await keys();
  const as = { act: 'app', council: council.id, person: coordinator.id } as const;
  const threads = await council.database.as(as, (tx) => readThreads(tx, inHand, records));
  return records.filter((record) => {
    const thread = threads.get(record);
    return thread && foldThread(thread)?.begun;
  }).length;
}

const inUse = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    await council.database.as({ act: 'ingest', council: council.id }, (tx) => keysInUse(tx, council.id)),
  );
const audited = async (what: string): Promise<number> => {
  const rows = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx.selectFrom('audit').select('act').where('council', '=', council.id).where('act', '=', what).execute(),
  );
  return rows.length;
};
const backedUp = () =>
  council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx
      .insertInto('backups')
      .values({
        council: council.id,
        id: newId(),
        through_order: 1,
        sha256: new Uint8Array(32),
        taken_at: new Date(council.time.now),
        verified_at: new Date(council.time.now),
      })
      .execute(),
  );

/** The database of a process that is killed at its nth transaction, before anything of that one is kept. */
function dyingAt(nth: number): Database {
  let transactions = 0;
  return {
    ...council.database,
    as: (context, work) =>
      council.database.as(context, async (tx) => {
        const done = await work(tx);
        transactions += 1;
        if (transactions >= nth) throw new Error('Killed');
        return done;
      }),
  };
}

describe('new keys', () => {
  test('are in force at once where there are no backups, and every record is read by them', async () => {
    const before = await keys();
    await rotate();
    const after = await keys();
    expect(after.version).toBe(before.version + 1);
    expect(after.receiptKey.id).not.toBe(before.receiptKey.id);
    expect(after.recoveryKeys).toHaveLength(before.recoveryKeys.length + 1);
    expect(await inUse()).toEqual({ [after.wrappingKeys[0].id]: records.length });
    expect(await readAll()).toBe(records.length);
    expect([await audited('keys rotated'), await audited('keys in force')]).toEqual([1, 1]);
    expect(await audited('record keys wrapped anew')).toBe(1);
  });

  test('wait where there are backups, and asking again makes no others', async () => {
    await backedUp();
    const before = await keys();
    await rotate();
    await rotate();
    await tendKeys(council.services, council.id);
    const waiting = await keys();
    expect([waiting.version, waiting.next?.version]).toEqual([before.version, before.version + 1]);
    expect(waiting.wrappingKeys[0].id).toBe(before.wrappingKeys[0].id);
    // A backup of older keys brings nothing into force.
    await putNextInForce(council.services, council.id, before.version);
    expect((await keys()).version).toBe(before.version);
    await putNextInForce(council.services, council.id, before.version + 1);
    await wrapAnew(council.services, council.id);
    expect((await keys()).version).toBe(before.version + 1);
    expect(await readAll()).toBe(records.length);
  });

  test('that were made before the server died are in force after its next start', async () => {
    const { version } = await keys();
    await expect(rotateKeys({ ...council.services, database: dyingAt(2) }, council.id)).rejects.toThrow('Killed');
    await tendKeys(council.services, council.id);
    expect((await keys()).version).toBe(version + 1);
    expect(Object.keys(await inUse())).toEqual([(await keys()).wrappingKeys[0].id]);
  });
});

describe('wrapping anew', () => {
  test.each([1, 2, 3, 4, 5])(
    'killed at its transaction %i leaves everything readable, and the next run ends it',
    async (nth) => {
      await council.services.keyring.prepare(council.id, now());
      const { wrappingKeys } = await council.services.keyring.bringIntoForce(council.id, now());
      const [{ id: current }] = wrappingKeys;
      const dying = { ...council.services, database: dyingAt(nth) };
      await expect(wrapAnew(dying, council.id, 2)).rejects.toThrow('Killed');
      expect((await inUse())[current] ?? 0).toBe(Math.min(2 * (nth - 1), records.length));
      expect(await readAll()).toBe(records.length);
      await wrapAnew(council.services, council.id, 2);
      expect(await inUse()).toEqual({ [current]: records.length });
      const once = await audited('record keys wrapped anew');
      await wrapAnew(council.services, council.id, 2);
      expect(await audited('record keys wrapped anew')).toBe(once);
      expect(await readAll()).toBe(records.length);
    },
  );

  test('goes on while phones push, and each entry of either can be read', async () => {
    await council.services.keyring.prepare(council.id, now());
    await council.services.keyring.bringIntoForce(council.id, now());
    const noted = records.slice(0, 3);
    await Promise.all([
      wrapAnew(council.services, council.id, 1),
      (async () => {
        for (const record of noted) {
          await logOne();
          await phone.push(await phone.seal({ kind: 'sanctuary', type: 'noted', body: { text: 'Ask again' }, record }));
        }
      })(),
      wrapAnew(council.services, council.id, 3),
    ]);
    await wrapAnew(council.services, council.id);
    expect(await inUse()).toEqual({ [(await keys()).wrappingKeys[0].id]: records.length });
    expect(await readAll()).toBe(records.length);
  });

  test('a key that nothing opens stays as it is, and holds up no other', async () => {
    const [record = ''] = records;
    const set = (wrapped: Uint8Array) =>
      council.database.as({ act: 'ingest', council: council.id }, (tx) =>
        tx
          .updateTable('record_keys')
          .set({ wrapped })
          .where('council', '=', council.id)
          .where('record', '=', record)
          .execute(),
      );
    const whole = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.selectFrom('record_keys').selectAll().where('record', '=', record).executeTakeFirstOrThrow(),
    );
    await set(new Uint8Array(60));
    await rotate();
    const current = (await keys()).wrappingKeys[0].id;
    expect(await inUse()).toEqual({ [whole.wrapping_key]: 1, [current]: records.length - 1 });
    await set(whole.wrapped);
    await tendKeys(council.services, council.id);
    expect(await inUse()).toEqual({ [current]: records.length });
  });
});

describe('a second process on the same folder', () => {
  test('sees keys that the first made, also with those it holds in its hand', async () => {
    const other = openKeyring(council.services.keyring.folder);
    const held = await other.of(council.id);
    await rotate();
    const [opening] = (await keys()).sets.slice(-1).map(({ text }) => JSON.parse(text).openingKeys[0].id);
    expect(held.openers.get(opening)).toBeDefined();
    expect(held.openers.get('nobody')).toBeUndefined();
    const rows = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
      tx.selectFrom('record_keys').selectAll().where('council', '=', council.id).execute(),
    );
    for (const row of rows) expect(unwrapRecordKey(held, row.record, row)).toHaveLength(32);
    expect((await other.of(council.id)).version).toBe(held.version + 1);
    // What it wraps meanwhile under the old key is read by all, and comes under the new one in its turn.
    const record = newId();
    const wrapped = wrapRecordKey(held, record, new Uint8Array(32));
    expect(unwrapRecordKey(await keys(), record, wrapped)).toEqual(Buffer.alloc(32));
  });
});

describe('an old wrapping key', () => {
  test('goes a day after it was replaced, once nothing is under it and a backup was made since', async () => {
    await rotate();
    const many = (await keys()).wrappingKeys.length;
    await tendKeys(council.services, council.id);
    council.time.now += DAY_MS + 1;
    await tendKeys(council.services, council.id);
    // Whoever makes no backups of ours has other copies of the database, and they need it.
    expect((await keys()).wrappingKeys).toHaveLength(many);
    await backedUp();
    const [record = ''] = records;
    const [, old] = (await keys()).wrappingKeys;
    const move = (to: string | undefined) =>
      council.database.as({ act: 'ingest', council: council.id }, (tx) =>
        tx
          .updateTable('record_keys')
          .set({ wrapping_key: to ?? '' })
          .where('record', '=', record)
          .execute(),
      );
    // Something came under it again; and as nothing opens it, it stays there.
    await move(old?.id);
    await tendKeys(council.services, council.id);
    expect((await keys()).wrappingKeys.map(({ id }) => id)).toContain(old?.id);
    const current = (await keys()).wrappingKeys[0].id;
    await move(current);
    await tendKeys(council.services, council.id);
    expect((await keys()).wrappingKeys.map(({ id }) => id)).toEqual([current]);
    expect(await audited('wrapping key destroyed')).toBeGreaterThan(0);
    expect(await readAll()).toBe(records.length);
    const read = await council.database.as({ act: 'ingest', council: council.id }, async (tx) =>
      readRecordKeys(tx, await keys(), records),
    );
    expect(read.size).toBe(records.length);
  });
});
