// Photos and signatures: drawn afresh, kept under their draft the moment they are taken, sealed chunk by chunk to the council.
import type { Attachment } from '#domain/attachment.ts';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { CHUNK_BYTES, chunksOf, sealChunk } from '#protocol/attachment-upload.ts';
import { type Bytes, concatBytes, sha256, toHex } from '#protocol/bytes.ts';
import { chunksOfAttachment } from './attachment-rows.ts';
import { decrypt, encrypt } from './cipher.ts';
import { inOneTransaction } from './database.ts';
import { isQuota } from './device-problem.ts';
import { readDraft } from './drafts.ts';
import { LONGEST_SIDE } from './image.ts';
import { sealingKey, type Vault } from './open-vault.ts';
import type { PhotoOutcome } from './phone-storage.ts';
import { sniffImage } from './photo-type.ts';
import { recordKey, recordKeyFor } from './record-keys.ts';
import type { AttachmentRow, ChunkRow } from './rows.ts';

const MOST_BYTES = 60 * 1024 * 1024;
const MOST_PIXELS = 120_000_000;

const placeOf = (id: string, n: number | 'thumbnail'): string => `attachments/${id}/${n}`;
const refused = (message: string): PhotoOutcome => ({ outcome: 'refused', message });

export async function keepPhoto(
  vault: Vault,
  draftId: string,
  file: Blob,
  role: 'photo' | 'signature',
): Promise<PhotoOutcome> {
  const draft = await readDraft(vault, draftId);
  if (!draft)
    return refused('The form this photo belongs to is no longer open. Open the form again and add the photo there.');
  if (file.size === 0) return refused('This file is empty. Take the photo again.');
  if (file.size > MOST_BYTES)
    return refused('This file is larger than 60 MB. Take the photo in this app, or choose a smaller one.');
  const found = sniffImage(new Uint8Array(await file.arrayBuffer()));
  if (!found) return refused('This is not a photo. Choose a JPEG, PNG, WebP or HEIC picture.');
  const { width = 0, height = 0 } = found.size ?? {};
  if (width * height > MOST_PIXELS)
    return refused('This picture is too large to open safely. Take the photo in this app.');

  const type = role === 'signature' ? 'image/png' : 'image/jpeg';
  const coded = await vault.ports
    .image(file, type, width > LONGEST_SIDE ? LONGEST_SIDE : undefined)
    .catch(() => undefined);
  if (!coded) return refused('This phone cannot open that picture. Take the photo in this app, or choose a JPEG.');

  const sealedRecord = kindNamed(draft.kind)?.sealed ? draft.record : undefined;
  const attachment: Attachment = {
    id: newId(),
    sha256: toHex(await sha256(coded.bytes)),
    size: coded.bytes.length,
    type,
    role,
  };
  const { row, chunks } = await sealedRows(vault, attachment, coded.bytes, coded.thumbnail, sealedRecord);
  try {
    await inOneTransaction(vault.db, ['attachments', 'attachmentChunks'], async () => {
      await vault.db.attachments.put({ ...row, draft: draftId });
      await vault.db.attachmentChunks.bulkPut(chunks);
    });
  } catch (error) {
    // The ballast is for words: a photo never takes it.
    if (!isQuota(error)) return refused('This phone could not store the photo. Close other apps and try again.');
    return refused(
      'This phone is full, so the photo was not kept. What you wrote is safe. Delete photos or apps you do not need, then try again.',
    );
  }
  return { outcome: 'kept', attachment };
}

/** A file as it lies on the phone: encrypted for the person, sealed to the council. A paper has no thumbnail. */
export async function sealedRows(
  vault: Vault,
  attachment: Attachment,
  bytes: Bytes,
  thumbnail: Bytes | undefined,
  sealedRecord: string | undefined,
): Promise<{ readonly row: AttachmentRow; readonly chunks: readonly ChunkRow[] }> {
  const { id, sha256: hash, size, type } = attachment;
  const key = sealedRecord ? await recordKeyFor(vault, sealedRecord) : vault.keys.capture;
  const { council, openingKey, openingKeyId } = await sealingKey(vault);
  const chunks = await Promise.all(
    Array.from({ length: chunksOf(size) }, async (_, n): Promise<ChunkRow> => {
      const plain = bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
      const sealed = await sealChunk({ council, enrolment: vault.enrolment, attachment: id, n }, openingKey, plain);
      return { attachment: id, n, cipher: await encrypt(key, placeOf(id, n), plain), sealed: sealed.buffer };
    }),
  );
  const row: AttachmentRow = {
    id,
    sha256: hash,
    size,
    type,
    chunks: chunks.length,
    ...(sealedRecord ? { sealedRecord } : {}),
    keyId: openingKeyId,
    state: 'draft',
    attempts: 0,
    nextTry: 0,
    ...(thumbnail && { thumbnail: await encrypt(key, placeOf(id, 'thumbnail'), thumbnail) }),
  };
  return { row, chunks };
}

/** Undefined where this phone does not have it, or may no longer read it. */
export async function picture(vault: Vault, id: string, size: 'thumbnail' | 'full'): Promise<Blob | undefined> {
  const { db } = vault;
  const row = await db.transaction('r', db.attachments, () => db.attachments.get(id));
  const key = row?.sealedRecord ? await recordKey(vault, row.sealedRecord) : vault.keys.capture;
  if (!row || !key) return undefined;
  const bytes = size === 'thumbnail' ? await thumbnailOf(row, key) : await originalOf(vault, row, key);
  return bytes && new Blob([bytes], { type: row.type });
}

const thumbnailOf = async ({ id, thumbnail }: AttachmentRow, key: CryptoKey): Promise<Bytes | undefined> =>
  thumbnail && decrypt(key, placeOf(id, 'thumbnail'), thumbnail).catch(() => undefined);

/** The whole or nothing: part of a photo would be taken for the photo. */
export async function originalOf(
  { db }: Vault,
  { id, chunks }: AttachmentRow,
  key: CryptoKey,
): Promise<Bytes | undefined> {
  const rows = await db.transaction('r', db.attachmentChunks, () => chunksOfAttachment(db, id).toArray());
  const parts = await Promise.all(
    rows.map(async ({ n, cipher }) => cipher && decrypt(key, placeOf(id, n), cipher).catch(() => undefined)),
  );
  const whole = parts.filter((part) => part !== undefined);
  return whole.length === chunks ? concatBytes(...whole) : undefined;
}
