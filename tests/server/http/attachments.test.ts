import { createHash } from 'node:crypto';
import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { attachmentProgress, CHUNK_BYTES, chunksOf, sealChunk, uploadChunk } from '#protocol/attachment-upload.ts';
import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { addDeskFile } from '#protocol/desk-files.ts';
import { readAttachment, readRecord } from '#protocol/desk-records.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { verifiedReceipt } from '#protocol/receipt.ts';
import { openTestCouncil, ORIGIN, phoneEntry, pushFrom, type TestCouncil, type TestPhone } from './test-council.ts';

let council: TestCouncil;
let phone: TestPhone;
beforeAll(async () => {
  council = await openTestCouncil();
  const { id } = await council.person('Robin Vale', ['officer', 'assessor']);
  phone = await council.phone(id);
});
afterAll(() => council.close());

const photoOf = (width: number, height: number): Promise<Buffer> =>
  Transformer.fromRgbaPixels(new Uint8Array(width * height * 4).fill(127), width, height).jpeg(90);

/** Logs a record that lists the file, sends the file in its chunks, and gives the last answer. */
async function deliver(bytes: Uint8Array, type: string, sealed = false) {
  const kind = kinds.find((each) => each.sealed === sealed);
  const [record, id] = [newId(), newId()];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const logged = phoneEntry(phone, {
    record,
    kind: kind?.name ?? '',
    type: 'logged',
    body: kind?.entries.logged?.example ?? {},
  });
  const listed = { id, sha256, size: bytes.length, type, role: 'photo' };
  const attached = phoneEntry(phone, {
    record,
    kind: kind?.name ?? '',
    type: 'attached',
    body: { attachments: [listed] },
  });
  await pushFrom(council, phone, [logged, attached]);
  const [key] = phone.keySet.openingKeys;
  const openingKey = await importOpeningPublicKey(key?.publicKey ?? '');
  const of = chunksOf(bytes.length);
  let answer = await council.ask(attachmentProgress, { ...credentials(), params: { id } });
  for (let n = 0; n < of; n += 1) {
    const plain = new Uint8Array(bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES));
    const body = await sealChunk(
      { council: phone.council, enrolment: phone.enrolment, attachment: id, n },
      openingKey,
      plain,
    );
    const query = { n, of, sha256, size: bytes.length, type, keyId: key?.id, record };
    answer = await council.ask(uploadChunk, { ...credentials(), params: { id }, query, body });
  }
  return { id, record, sha256, answer };
}

const credentials = () => ({ cookie: phone.cookie, enrolment: phone.enrolment });
const show = (id: string, query: object = {}) =>
  council.ask(readAttachment, { cookie: council.admin, params: { id }, query });

it('receipts a photo in chunks and shows it re-encoded, and the original byte for byte', async () => {
  const photo = await photoOf(3000, 2000);
  const bytes = Buffer.concat([photo, Buffer.alloc(CHUNK_BYTES)]);
  const { id, record, sha256, answer } = await deliver(bytes, 'image/jpeg');
  expect(await verifiedReceipt(answer.json().receipt, phone.keySet, ORIGIN)).toMatchObject({
    what: 'attachment',
    id,
    sha256,
  });
  const thread = (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json();
  expect(thread.attachments).toMatchObject([{ id, received: true }]);

  const display = await show(id);
  expect(display.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await new Transformer(display.rawPayload).metadata()).toMatchObject({ width: 1600, format: 'jpeg' });
  const original = await show(id, { as: 'original' });
  expect(createHash('sha256').update(original.rawPayload).digest('hex')).toBe(sha256);
  expect(original.headers['content-type']).toBe('application/octet-stream');
  expect(original.headers['content-disposition']).toMatch(/^attachment; filename="photo-/);
});

it('never shows what is no picture, whatever it calls itself', async () => {
  const { id } = await deliver(new TextEncoder().encode('<script>alert(1)</script>'), 'image/png');
  expect((await show(id)).json()).toMatchObject({ code: 'not-a-picture' });
  expect((await show(id, { as: 'original' })).headers['content-type']).toBe('application/octet-stream');
});

it('shows none of a sealed record to the manager', async () => {
  const { id, answer } = await deliver(await photoOf(10, 10), 'image/jpeg', true);
  expect(answer.json().receipt).toBeDefined();
  for (const as of ['display', 'original']) expect((await show(id, { as })).statusCode).toBe(404);
});

describe('a photo put in at the desk', () => {
  const open = kinds.find(({ sealed }) => !sealed);
  const write = (record: string, entries: readonly object[], kind = open) =>
    council.ask(writeDeskEntries, { cookie: council.admin, body: { record, kind: kind?.name, entries } });
  const add = (id: string, record: string, body: Uint8Array, cookie = council.admin) =>
    council.ask(addDeskFile, { cookie, query: { id, record }, body });

  it('is kept byte for byte, and shown once an entry lists it', async () => {
    const [record, id] = [newId(), newId()];
    const bytes = new Uint8Array(await photoOf(1200, 900));
    const kept = await add(id, record, bytes);
    expect(kept.json()).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length });
    // The same again, after an answer was lost.
    expect((await add(id, record, bytes)).json()).toEqual(kept.json());
    const listed = { id, ...kept.json(), type: 'image/jpeg', role: 'photo' };
    await write(record, [
      { id: newId(), type: 'logged', body: open?.entries.logged?.example },
      { id: newId(), type: 'attached', body: { attachments: [listed] } },
    ]);
    const read = await council.ask(readRecord, { cookie: council.admin, params: { id: record } });
    expect(read.json().attachments).toMatchObject([{ id, received: true }]);
    const original = await council.ask(readAttachment, {
      cookie: council.admin,
      params: { id },
      query: { as: 'original' },
    });
    expect(Buffer.compare(original.rawPayload, bytes)).toBe(0);
    // What an entry lists is never written over.
    expect((await add(id, record, new Uint8Array([1, 2, 3]))).statusCode).toBe(409);
  });

  it('is taken from nobody who cannot open the record, and for no sealed one', async () => {
    const sealed = kinds.find((each) => each.sealed);
    const record = newId();
    const logged = phoneEntry(phone, {
      record,
      kind: sealed?.name ?? '',
      type: 'logged',
      body: sealed?.entries.logged?.example ?? {},
    });
    await pushFrom(council, phone, [logged]);
    expect((await add(newId(), record, new Uint8Array([1]))).statusCode).toBe(404);
    const officer = await council.person('Kim Field', ['officer']);
    expect((await add(newId(), newId(), new Uint8Array([1]), officer.cookie)).statusCode).toBe(403);
  });
});
