import { beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { ImageCoder } from '#device/image.ts';
import { sniffImage } from '#device/photo-type.ts';
import { newId } from '#domain/id.ts';
import { CHUNK_BYTES, openChunk } from '#protocol/attachment-upload.ts';
import { newOpeningPair } from '#protocol/hpke.ts';
import { keyIdOf, publicKeyText } from '#protocol/signature.ts';
import { openExisting } from '#sync/idb.ts';
import { destroyKeys } from '#sync/wipe.ts';
import { pull } from './council-pull.ts';
import { damage, emptyStorage, everythingStored, needle, newPhone, PASSPHRASE, rawRows } from './phone.ts';

beforeEach(emptyStorage);

const bytes = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
  );

const jpegOf = (width: number, height: number) =>
  bytes([0xff, 0xd8, 0xff, 0xe1, 0, 10], 'Exif\0\0GP', [
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    0,
    0,
    0,
  ]);
const pngOf = (width: number, height: number) =>
  bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [
    0,
    0,
    width >> 8,
    width & 255,
    0,
    0,
    height >> 8,
    height & 255,
  ]);

describe('what a file is', () => {
  it.each([
    ['a JPEG with its EXIF', jpegOf(8000, 6000), { type: 'image/jpeg', size: { width: 8000, height: 6000 } }],
    ['a JPEG cut short', bytes([0xff, 0xd8, 0xff, 0xe0]), { type: 'image/jpeg' }],
    ['a PNG', pngOf(640, 480), { type: 'image/png', size: { width: 640, height: 480 } }],
    [
      'a WebP',
      bytes('RIFF', [9, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [0xff, 0x0f, 0, 0xff, 0x07, 0, 0]),
      { type: 'image/webp', size: { width: 4096, height: 2048 } },
    ],
    ['a HEIC of a phone', bytes([0, 0, 0, 24], 'ftypheic', [0, 0]), { type: 'image/heic' }],
    ['an AVIF', bytes([0, 0, 0, 24], 'ftypavif', [0, 0]), { type: 'image/avif' }],
    ['nothing', bytes(), undefined],
    ['a PDF', bytes('%PDF-1.7'), undefined],
    ['a drawing with a script', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), undefined],
    ['a page that says it is a photo', bytes('<html>photo.jpg</html>'), undefined],
    ['a video', bytes([0, 0, 0, 24], 'ftypmp42', [0, 0]), undefined],
    ['an animation', bytes('GIF89a'), undefined],
    ['a program', bytes('MZ'), undefined],
  ])('%s', (_, file, expected) => {
    expect(sniffImage(file)).toEqual(expected);
  });
});

const CODED = new Uint8Array(CHUNK_BYTES + 1000).map((_, i) => (i * 7) % 251);
const THUMBNAIL = new Uint8Array([1, 2, 3, 4]);

/** Stands for the browser's decoder: gives pixels without what a camera wrote beside them. */
const coder = (): { image: ImageCoder; asked: (number | undefined)[] } => {
  const asked: (number | undefined)[] = [];
  return { asked, image: async (_, __, width) => (asked.push(width), { bytes: CODED, thumbnail: THUMBNAIL }) };
};

async function phoneWithDraft(image: ImageCoder, kind = 'needle-find') {
  const phone = await newPhone({ ports: { image } });
  const [draft, record] = [newId(), newId()];
  await phone.device.keepDraft({
    id: draft,
    record,
    kind,
    flow: 'new',
    entries: {},
    form: {},
    heading: '',
    savedAt: 1,
  });
  return { ...phone, draft, record };
}

const photo = (file = jpegOf(8000, 6000)) => new Blob([file]);

describe('a photo', () => {
  it('of 48 megapixels is decoded small, drawn afresh, and kept under its draft at once', async () => {
    const { image, asked } = coder();
    const { device, draft } = await phoneWithDraft(image);
    const kept = await device.keepPhoto(draft, photo(), 'photo');
    expect(kept).toMatchObject({
      outcome: 'kept',
      attachment: { type: 'image/jpeg', size: CODED.length, role: 'photo' },
    });
    expect(asked).toEqual([2048]);
    if (kept.outcome !== 'kept') return;
    expect(kept.attachment.sha256).toBe(createHash('sha256').update(CODED).digest('hex'));
    const full = await device.picture(kept.attachment.id, 'full');
    expect(sameAs(CODED, await full?.arrayBuffer())).toBe(true);
    expect(await everythingStored()).not.toContain('Exif');
    const chunks = (await rawRows('attachmentChunks')).filter(isChunk);
    expect(
      chunks.every(({ sealed, cipher }) => sealed.byteLength < 1024 * 1024 && cipher.bytes.byteLength < 1024 * 1024),
    ).toBe(true);
    expect(chunks.length).toBe(2);
  });

  it.each([
    ['of 0 bytes', new Uint8Array(), 'empty'],
    ['that is not an image', bytes('%PDF-1.7'), 'not a photo'],
    ['of more pixels than any camera', pngOf(65_000, 65_000), 'too large'],
  ])('%s is refused in plain words, and nothing of it is kept', async (_, file, words) => {
    const { device, draft } = await phoneWithDraft(coder().image);
    expect(await device.keepPhoto(draft, photo(file), 'photo')).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining(words),
    });
    expect(await rawRows('attachments')).toEqual([]);
  });

  it('that cannot be decoded is refused, and so is one for a form that is gone', async () => {
    const { device, draft } = await phoneWithDraft(() => Promise.reject(new Error('No')));
    expect(await device.keepPhoto(draft, photo(), 'photo')).toMatchObject({
      message: expect.stringContaining('cannot open'),
    });
    expect(await device.keepPhoto(newId(), photo(), 'photo')).toMatchObject({
      message: expect.stringContaining('form'),
    });
  });

  it('goes with the entry that lists it; one taken out of the form goes with the draft', async () => {
    const phone = await phoneWithDraft(coder().image);
    const [kept, taken] = [
      await phone.device.keepPhoto(phone.draft, photo(), 'photo'),
      await phone.device.keepPhoto(phone.draft, photo(), 'photo'),
    ];
    if (kept.outcome !== 'kept' || taken.outcome !== 'kept') throw new Error('Refused');
    const entry = needle({ attachments: [kept.attachment] });
    expect(await phone.device.save(phone.record, 'needle-find', [entry], phone.draft)).toMatchObject({
      outcome: 'saved',
    });
    const rows = await rawRows('attachments');
    expect(rows).toMatchObject([{ id: kept.attachment.id, record: phone.record, state: 'waiting' }]);
    expect((await rawRows('attachmentChunks')).length).toBe(2);
    const { ledger, waiting } = await phone.device.outbox();
    expect(ledger.photos).toEqual({ taken: 1, received: 0 });
    expect(waiting[0]?.photos).toBe(1);
    const { enrolment } = await phone.device.me();
    const [first] = (await rawRows('attachmentChunks')).filter(isChunk);
    const name = { council: phone.council.id, enrolment, attachment: kept.attachment.id, n: 0 };
    const opened = await openChunk(
      name,
      phone.council.opening.privateKey,
      new Uint8Array(first?.sealed ?? new ArrayBuffer()),
    );
    expect(sameAs(CODED.slice(0, CHUNK_BYTES), opened)).toBe(true);
  });

  it('of a sealed record is unreadable once its lease has ended, and still delivered', async () => {
    const phone = await phoneWithDraft(coder().image, 'sanctuary');
    const kept = await phone.device.keepPhoto(phone.draft, photo(), 'photo');
    if (kept.outcome !== 'kept') throw new Error('Refused');
    expect((await phone.device.picture(kept.attachment.id, 'thumbnail'))?.size).toBe(4);
    phone.clock.now += 100 * 3_600_000;
    await phone.device.unlock(PASSPHRASE);
    expect(await phone.device.picture(kept.attachment.id, 'thumbnail')).toBeUndefined();
    expect(await phone.device.picture(kept.attachment.id, 'full')).toBeUndefined();
    expect(
      (await rawRows('attachmentChunks')).every(
        (row) => typeof row === 'object' && row !== null && 'sealed' in row && !('cipher' in row),
      ),
    ).toBe(true);
  });

  it('of a record that left this person’s reach goes too; one that still waits is delivered and no longer seen', async () => {
    const phone = await phoneWithDraft(coder().image);
    const [received, waiting] = [
      await phone.device.keepPhoto(phone.draft, photo(), 'photo'),
      await phone.device.keepPhoto(phone.draft, photo(), 'photo'),
    ];
    if (received.outcome !== 'kept' || waiting.outcome !== 'kept') throw new Error('Refused');
    const entry = needle({ attachments: [received.attachment, waiting.attachment] });
    await phone.device.save(phone.record, 'needle-find', [entry], phone.draft);
    await damage('attachments', (row) => (isOf(row, received.attachment.id) ? { ...row, state: 'received' } : row));
    const other = newId();
    await pull(phone.device, [], { leave: [other] });
    expect((await phone.device.picture(received.attachment.id, 'full'))?.size).toBe(CODED.length);
    await pull(phone.device, [], { leave: [other, phone.record] });
    expect(await rawRows('attachments')).toMatchObject([{ id: waiting.attachment.id, state: 'waiting' }]);
    expect(await rawRows('attachmentChunks')).toHaveLength(2);
    for (const { attachment } of [received, waiting])
      for (const size of ['thumbnail', 'full'] as const)
        expect(await phone.device.picture(attachment.id, size)).toBeUndefined();
  });

  it('that was refused because the council had lost its key waits again once it is sealed to a new one', async () => {
    const phone = await phoneWithDraft(coder().image);
    const kept = await phone.device.keepPhoto(phone.draft, photo(), 'photo');
    if (kept.outcome !== 'kept') throw new Error('Refused');
    await phone.device.save(phone.record, 'needle-find', [needle({ attachments: [kept.attachment] })], phone.draft);
    await damage('attachments', (row) =>
      isOf(row, kept.attachment.id) ? { ...row, state: 'attention', attempts: 3, nextTry: 9 } : row,
    );
    const publicKey = await publicKeyText((await newOpeningPair()).publicKey);
    const next = { ...phone.council.keySet, version: 2, openingKeys: [{ id: await keyIdOf(publicKey), publicKey }] };
    await damage('meta', (row) =>
      typeof row === 'object' && row !== null && 'sets' in row
        ? { ...row, sets: [{ text: JSON.stringify(next) }] }
        : row,
    );
    await phone.device.reseal();
    expect(await rawRows('attachments')).toMatchObject([{ state: 'waiting', attempts: 0, nextTry: 0 }]);
  });

  it('that was refused is tried once more when the phone is wiped', async () => {
    const phone = await phoneWithDraft(coder().image);
    const kept = await phone.device.keepPhoto(phone.draft, photo(), 'photo');
    if (kept.outcome !== 'kept') throw new Error('Refused');
    await phone.device.save(phone.record, 'needle-find', [needle({ attachments: [kept.attachment] })], phone.draft);
    await damage('attachments', (row) => (isOf(row, kept.attachment.id) ? { ...row, state: 'attention' } : row));
    const { database = '' } = (await phone.device.current()) ?? {};
    const opened = await openExisting(indexedDB, database);
    if (!opened) throw new Error('There is no database');
    await destroyKeys(opened);
    opened.close();
    expect(await rawRows('attachments')).toMatchObject([{ state: 'waiting' }]);
  });

  it('goes when its draft is discarded', async () => {
    const { device, draft } = await phoneWithDraft(coder().image);
    await device.keepPhoto(draft, photo(), 'photo');
    await device.discardDraft(draft);
    expect([await rawRows('attachments'), await rawRows('attachmentChunks')]).toEqual([[], []]);
  });
});

const isOf = (row: unknown, id: string): row is object =>
  typeof row === 'object' && row !== null && 'id' in row && row.id === id;

const isChunk = (row: unknown): row is { n: number; sealed: ArrayBuffer; cipher: { bytes: ArrayBuffer } } =>
  typeof row === 'object' && row !== null && 'sealed' in row && 'cipher' in row;

const sameAs = (expected: Uint8Array, actual: ArrayBuffer | Uint8Array | undefined): boolean =>
  actual !== undefined && Buffer.compare(expected, new Uint8Array(actual)) === 0;
