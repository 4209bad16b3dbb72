import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { CHUNK_BYTES, chunksOf, sealChunk } from '#protocol/attachment-upload.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import { attachmentProgress, listAttachments, readAttachmentBytes, takeChunk } from '#server/entries/attachments.ts';
import {
  openTestCouncil,
  TEST_ORIGIN,
  type TestCouncil,
  type TestPerson,
  type TestPhone,
} from '../../support/council.ts';

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
const find = (record: string, attachments: object[] = []) => ({
  kind: 'needle-find',
  type: 'logged',
  record,
  body: { ...example, attachments: attachments.map((each) => ({ ...each })) },
});

/** A file as the phone keeps it: listed in an entry, and sealed in chunks when it was taken. */
async function photo(size: number, from = phone) {
  const bytes = new Uint8Array(randomBytes(size));
  const listed = {
    id: newId(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size,
    type: 'image/jpeg',
    role: 'photo',
  } as const;
  const [opening] = council.keySet.openingKeys;
  const key = await importOpeningPublicKey(opening?.publicKey ?? '');
  const of = chunksOf(size);
  const chunk = async (n: number, record: string) => ({
    n,
    of,
    sha256: listed.sha256,
    size,
    record,
    keyId: opening?.id ?? '',
    body: await sealChunk(
      { ...from.identity, attachment: listed.id, n },
      key,
      bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
    ),
  });
  const send = async (n: number, record: string) =>
    takeChunk(council.services, from.identity, listed.id, await chunk(n, record));
  return { bytes, listed, of, chunk, send };
}

const readFor = (person: TestPerson, id: string) =>
  council.database.as({ act: 'app', council: council.id, person: person.id }, (tx) =>
    readAttachmentBytes(tx, council.services, council.id, id),
  );

const listOf = async (record: string) => {
  const keys = await council.services.keyring.of(council.id);
  return council.database.as({ act: 'app', council: council.id, person: officer.id }, async (tx) =>
    (await listAttachments(tx, keys, [record])).get(record),
  );
};

describe('a file', () => {
  test('comes in chunks, resumes where it stopped, and is receipted once the whole has its hash', async () => {
    const record = newId();
    const { listed, bytes, of, send } = await photo(CHUNK_BYTES * 2 + 10);
    await phone.push(await phone.seal(find(record, [listed])));
    expect(of).toBe(3);
    expect(await attachmentProgress(council.services, phone.identity, listed.id)).toEqual({ chunks: 0 });
    expect(await send(0, record)).toEqual({ status: 200, progress: { chunks: 1 } });
    expect(await send(2, record)).toEqual({ status: 409, progress: { chunks: 1 } });
    expect(await send(0, record)).toEqual({ status: 409, progress: { chunks: 1 } });
    await send(1, record);
    const last = await send(2, record);
    expect(last).toMatchObject({ status: 200, progress: { chunks: 3 } });
    const receipt =
      last.progress.receipt && (await verifiedReceipt(last.progress.receipt, council.keySet, TEST_ORIGIN));
    expect(receipt).toMatchObject({ what: 'attachment', id: listed.id, sha256: listed.sha256, size: listed.size });
    expect(await send(2, record)).toEqual(last);
    expect((await readFor(officer, listed.id))?.bytes.equals(bytes)).toBe(true);
  });

  test('whose bytes come before their entry waits for it, and may belong to a sealed record until then', async () => {
    const record = newId();
    const { listed, send } = await photo(100);
    expect(await send(0, record)).toMatchObject({ status: 200, progress: { chunks: 1 } });
    expect(await readFor(officer, listed.id)).toBeUndefined();
    await phone.push(await phone.seal(find(record, [listed])));
    expect((await readFor(officer, listed.id))?.attachment).toMatchObject({ ...listed, received: true });
  });

  test('lies on the disk encrypted, under names that tell nothing', async () => {
    const record = newId();
    const { listed, bytes, send } = await photo(2_000);
    await phone.push(await phone.seal(find(record, [listed])));
    await send(0, record);
    const folder = path.join(council.services.attachmentsFolder, council.id, listed.id);
    expect(fs.readdirSync(folder)).toEqual(['0']);
    expect(fs.readFileSync(path.join(folder, '0')).includes(Buffer.from(bytes.slice(0, 32)))).toBe(false);
  });

  test('that is said to be missing shows as not received, and is still taken when it comes late', async () => {
    const record = newId();
    const { listed, send } = await photo(50);
    await phone.push(await phone.seal(find(record, [listed])));
    const missing = { missing: [listed.id], reason: 'The phone was lost' };
    await phone.push(await phone.seal({ kind: 'needle-find', type: 'attached', record, body: missing }));
    expect(await listOf(record)).toMatchObject([{ id: listed.id, received: false }]);
    await send(0, record);
    expect(await listOf(record)).toMatchObject([{ id: listed.id, received: true }]);
  });
});

describe('is refused, and nothing is lost:', () => {
  test('a file that is not what its entry says', async () => {
    const record = newId();
    const { listed, chunk } = await photo(100);
    const other = await photo(100);
    const wrong = { ...(await chunk(0, record)), sha256: other.listed.sha256 };
    await expect(takeChunk(council.services, phone.identity, listed.id, wrong)).rejects.toMatchObject({
      status: 422,
      code: 'wrong-hash',
    });
    expect(await attachmentProgress(council.services, phone.identity, listed.id)).toEqual({ chunks: 0 });
  });

  test('another file in place of the one that a signed entry lists, before the entry or after it', async () => {
    const record = newId();
    const [listed, other] = [(await photo(100)).listed, await photo(100)];
    const swapped = { ...listed, id: other.listed.id };
    await phone.push(await phone.seal(find(record, [swapped])));
    await expect(other.send(0, record)).rejects.toMatchObject({ status: 422, code: 'wrong-file' });

    const [early, late] = [await photo(100), newId()];
    await early.send(0, late);
    await phone.push(await phone.seal(find(late, [{ ...listed, id: early.listed.id }])));
    expect(await readFor(officer, early.listed.id)).toBeUndefined();
    expect(await listOf(late)).toMatchObject([{ id: early.listed.id, received: false }]);
  });

  test('a chunk that does not open, or that was sealed as another', async () => {
    const record = newId();
    const { listed, chunk } = await photo(100);
    const sealed = await chunk(0, record);
    const damaged = { ...sealed, body: sealed.body.map((byte, at) => (at === 80 ? byte ^ 1 : byte)) };
    await expect(takeChunk(council.services, phone.identity, listed.id, damaged)).rejects.toMatchObject({
      code: 'unopenable',
    });
    await expect(takeChunk(council.services, phone.identity, newId(), sealed)).rejects.toMatchObject({
      code: 'unopenable',
    });
  });

  test('another phone’s file', async () => {
    const record = newId();
    const { listed, chunk } = await photo(100);
    await phone.push(await phone.seal(find(record, [listed])));
    const other = await council.phone(officer);
    await expect(takeChunk(council.services, other.identity, listed.id, await chunk(0, record))).rejects.toMatchObject({
      status: 403,
    });
  });
});

test('what is said to be missing is of the entry’s own record, and counts only where the entry takes effect', async () => {
  const record = newId();
  const { listed } = await photo(50);
  await phone.push(await phone.seal(find(record, [listed])));
  const missing = { missing: [listed.id], reason: 'Never taken' };
  const other = (await phone.seal(find(newId()))).header.record;
  await phone.push(await phone.seal(find(other)));
  await phone.push(await phone.seal({ kind: 'needle-find', type: 'attached', record: other, body: missing }));
  const stranger = await council.phone(await council.person('installer'));
  await stranger.push(await stranger.seal({ kind: 'needle-find', type: 'attached', record, body: missing }));
  const { state } = await council.database.as({ act: 'ingest', council: council.id }, (tx) =>
    tx.selectFrom('attachments').select('state').where('id', '=', listed.id).executeTakeFirstOrThrow(),
  );
  expect(state).toBe('expected');
});

test('the photo of a sealed record is for those named on it', async () => {
  const assessor = await council.person('assessor');
  await council.person('coordinator');
  const theirs = await council.phone(assessor);
  const { listed, send } = await photo(100, theirs);
  const logged = await theirs.seal({
    kind: 'sanctuary',
    type: 'logged',
    body: kindNamed('sanctuary')?.entries.logged?.example ?? {},
  });
  const { record } = logged.header;
  await theirs.push(
    logged,
    await theirs.seal({ kind: 'sanctuary', type: 'attached', record, body: { attachments: [listed] } }),
  );
  await send(0, record);
  expect((await readFor(assessor, listed.id))?.attachment).toMatchObject(listed);
  expect(await readFor(await council.person('manager'), listed.id)).toBeUndefined();
});
