import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { type Attachment, attachmentSchema } from '#domain/attachment.ts';
import { instantText } from '#domain/moment.ts';
import { openChunk } from '#protocol/attachment-upload.ts';
import type { Bytes } from '#protocol/bytes.ts';
import { receiptSchema, type SignedReceipt, signedReceiptSchema, signReceipt } from '#protocol/receipt.ts';
import type { Tx } from '../db/database.ts';
import type { AttachmentRow } from '../db/record-rows.ts';
import { newRecordKey, wrapRecordKey } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { readChunks, type StoredFile, writeChunk } from './attachment-files.ts';
import { byRecord } from './by-record.ts';
import { openChain } from './chain.ts';
import { aboutAttachment } from './entry-rows.ts';
import { readRecordKeys } from './record-keys.ts';
import { EntriesRefused, type EntryServices, type PhoneIdentity } from './services.ts';
import { decryptText } from './stored-entry.ts';

export interface Chunk {
  readonly n: number;
  readonly of: number;
  /** Of the original, as the entry says. */
  readonly sha256: string;
  readonly size: number;
  readonly keyId: string;
  readonly record: string;
  readonly body: Bytes;
}

export interface Progress {
  readonly chunks: number;
  readonly receipt?: SignedReceipt;
}

export interface ChunkTaken {
  /** 409: it was not the next one; `progress` says which is. */
  readonly status: 200 | 409;
  readonly progress: Progress;
}

type Row = Selectable<AttachmentRow>;

export const attachmentProgress = ({ database }: EntryServices, phone: PhoneIdentity, id: string): Promise<Progress> =>
  database.as({ act: 'ingest', council: phone.council }, async (tx) => progressOf(await readOwn(tx, phone, id)));

/** Keeps one sealed chunk; what it answers as held is on the disk. The last one is receipted once the whole has the right hash. */
export async function takeChunk(
  services: EntryServices,
  phone: PhoneIdentity,
  id: string,
  chunk: Chunk,
): Promise<ChunkTaken> {
  const { council, enrolment } = phone;
  const keys = await services.keyring.of(council);
  const begun = await services.database.as({ act: 'ingest', council }, (tx) =>
    begin(tx, keys, phone, id, chunk, services.clock()),
  );
  refuseAnother(begun.row, begun.key, chunk);
  if (begun.row.state === 'complete') return { status: 200, progress: progressOf(begun.row) };
  if (chunk.n !== begun.row.chunks) return { status: 409, progress: progressOf(begun.row) };

  const openingKey = keys.openers.get(chunk.keyId);
  const plain =
    openingKey &&
    (await openChunk({ council, enrolment, attachment: id, n: chunk.n }, openingKey, chunk.body).catch(
      () => undefined,
    ));
  if (!plain)
    throw new EntriesRefused(
      422,
      'unopenable',
      'None of the council’s keys opens this part of the file. The phone seals it again.',
    );
  const file = { folder: services.attachmentsFolder, council, attachment: id, key: begun.key };
  await writeChunk(file, chunk.n, plain);
  const whole = chunk.n + 1 === chunk.of;
  if (whole) await refuseWrongFile(services, phone, id, file, chunk);
  return services.database.as({ act: 'ingest', council }, (tx) =>
    advance(tx, services, keys, phone, id, chunk, whole, begun.key),
  );
}

/** What its writer signed is what may come: nobody puts another picture in the place of one that an entry lists. */
function refuseAnother(row: Row, key: Uint8Array, { sha256, size }: Chunk): void {
  const details = detailsOf(row, key);
  if (!details || (details.sha256 === sha256 && details.size === size)) return;
  throw new EntriesRefused(422, 'wrong-file', 'This is not the file that its entry lists, so it was not taken.');
}

async function readOwn(tx: Tx, { council, enrolment }: PhoneIdentity, id: string): Promise<Row | undefined> {
  const row = await tx
    .selectFrom('attachments')
    .selectAll()
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.enrolment && row.enrolment !== enrolment)
    throw new EntriesRefused(403, 'wrong-phone', 'This file belongs to another phone.');
  return row;
}

/** The row and the key of its record, made where the bytes come before the entry that lists them. */
async function begin(
  tx: Tx,
  keys: CouncilKeys,
  phone: PhoneIdentity,
  id: string,
  chunk: Chunk,
  now: number,
): Promise<{ row: Row; key: Uint8Array }> {
  const { council, enrolment } = phone;
  const fresh = {
    council,
    id,
    record: chunk.record,
    enrolment,
    sealed: true,
    state: 'receiving' as const,
    expected_at: instantText(now),
  };
  await tx
    .insertInto('attachments')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await readOwn(tx, phone, id);
  if (!row || row.record !== chunk.record)
    throw new EntriesRefused(422, 'wrong-record', 'This file is listed on another record.');
  return { row, key: await recordKey(tx, keys, row.record) };
}

/** The key of a record, made where there is none yet. */
export async function recordKey(tx: Tx, keys: CouncilKeys, record: string): Promise<Uint8Array> {
  const key = newRecordKey();
  await tx
    .insertInto('record_keys')
    .values({ council: keys.council, record, ...wrapRecordKey(keys, record, key) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await readRecordKeys(tx, keys, [record])).get(record) ?? key;
}

async function refuseWrongFile(
  { database }: EntryServices,
  phone: PhoneIdentity,
  id: string,
  file: StoredFile,
  { of, sha256, size }: Chunk,
): Promise<void> {
  const bytes = await readChunks(file, of);
  if (bytes.length === size && createHash('sha256').update(bytes).digest('hex') === sha256) return;
  const { council } = phone;
  await database.as({ act: 'ingest', council }, (tx) =>
    tx.updateTable('attachments').set({ chunks: 0 }).where('council', '=', council).where('id', '=', id).execute(),
  );
  throw new EntriesRefused(
    422,
    'wrong-hash',
    'The file did not arrive as it was taken. The phone sends it again from the beginning.',
  );
}

async function advance(
  tx: Tx,
  { clock, origin }: EntryServices,
  keys: CouncilKeys,
  { council, enrolment }: PhoneIdentity,
  id: string,
  { n, sha256, size, record }: Chunk,
  whole: boolean,
  key: Uint8Array,
): Promise<ChunkTaken> {
  const at = instantText(clock());
  const receiptKey = keys.receiptKey;
  const receipt = whole
    ? await signReceipt(receiptKey.key, {
        what: 'attachment',
        key: receiptKey.id,
        origin,
        enrolment,
        at,
        id,
        sha256,
        size,
      })
    : undefined;
  const row = await tx
    .updateTable('attachments')
    .set({
      chunks: n + 1,
      ...(receipt ? { state: 'complete', receipt: JSON.stringify(receipt), completed_at: at } : { state: 'receiving' }),
    })
    .where('council', '=', council)
    .where('id', '=', id)
    .where('chunks', '=', n)
    .where('state', '!=', 'complete')
    .returningAll()
    .executeTakeFirst();
  // The same chunk came twice at once, and the other was first.
  if (!row) return { status: 409, progress: progressOf(await readOwn(tx, { council, enrolment }, id)) };
  if (receipt) {
    const chain = await openChain(tx, council, at);
    chain.add({ what: 'attachment', detail: `attachment ${id}, SHA-256 ${sha256}`, record, sealed: true, key });
    await chain.close();
  }
  return { status: 200, progress: progressOf(row) };
}

function progressOf(row: Row | undefined): Progress {
  const receipt = signedReceiptSchema.safeParse(row?.receipt).data;
  return { chunks: row?.chunks ?? 0, ...(receipt && { receipt }) };
}

export interface ListedAttachment extends Attachment {
  readonly record: string;
  readonly received: boolean;
}

/** What the entries of these records list, as far as the transaction's person may see them. */
export async function listAttachments(
  tx: Tx,
  keys: CouncilKeys,
  records: readonly string[],
): Promise<Map<string, ListedAttachment[]>> {
  if (records.length === 0) return new Map();
  const rows = await tx
    .selectFrom('attachments')
    .selectAll()
    .where('council', '=', keys.council)
    .where('record', 'in', records)
    .where('entry', 'is not', null)
    .orderBy('expected_at')
    .execute();
  const recordKeys = await readRecordKeys(tx, keys, records);
  return byRecord(rows.flatMap((row) => listed(row, recordKeys.get(row.record)) ?? []));
}

function listed(row: Row, key: Uint8Array | undefined): ListedAttachment | undefined {
  const details = detailsOf(row, key);
  return (
    details && {
      ...details,
      record: row.record,
      received: row.state === 'complete' && isWhatCame(details, row.receipt),
    }
  );
}

function detailsOf(row: Row, key: Uint8Array | undefined): Attachment | undefined {
  const opened =
    row.details_cipher && key
      ? JSON.parse(decryptText(key, row.details_cipher, aboutAttachment(row.council, row.id)))
      : row.details;
  return attachmentSchema.safeParse(opened).data;
}

/** Bytes may come before the entry that lists them; the receipt says what they were. What came to the server itself has none. */
function isWhatCame({ sha256 }: Attachment, receipt: unknown): boolean {
  const signed = signedReceiptSchema.safeParse(receipt).data;
  const came = signed && receiptSchema.safeParse(JSON.parse(signed.text)).data;
  return !came || (came.what === 'attachment' && came.sha256 === sha256);
}

/** One attachment with its original bytes; undefined where the transaction's person may not see it, or it has not come yet. */
export async function readAttachmentBytes(
  tx: Tx,
  { keyring, attachmentsFolder }: EntryServices,
  council: string,
  id: string,
): Promise<{ readonly attachment: ListedAttachment; readonly bytes: Buffer } | undefined> {
  const keys = await keyring.of(council);
  const row = await tx
    .selectFrom('attachments')
    .selectAll()
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.state !== 'complete') return undefined;
  const key = (await readRecordKeys(tx, keys, [row.record])).get(row.record);
  const attachment = key && listed(row, key);
  if (!key || !attachment?.received) return undefined;
  return {
    attachment,
    bytes: await readChunks({ folder: attachmentsFolder, council, attachment: id, key }, row.chunks),
  };
}
