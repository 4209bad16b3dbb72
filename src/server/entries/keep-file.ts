// A file that came to the server itself, from a link: encrypted under its record's key before the entry that lists it is written.
import { createHash } from 'node:crypto';
import type { Attachment } from '#domain/attachment.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { newRecordKey, wrapRecordKey } from '../keys/cipher.ts';
import { writeChunk } from './attachment-files.ts';
import { readRecordKeys } from './record-keys.ts';
import type { EntryServices } from './services.ts';

/** What the entry says of it. Where no entry follows, the bytes go as those of any phone do. */
export async function keepFile(
  { database, keyring, clock, attachmentsFolder }: EntryServices,
  { council, record }: { readonly council: string; readonly record: string },
  bytes: Uint8Array,
  what: Pick<Attachment, 'type' | 'role'>,
): Promise<Attachment> {
  const keys = await keyring.of(council);
  const id = newId();
  const key = await database.as({ act: 'ingest', council }, async (tx) => {
    const fresh = newRecordKey();
    await tx
      .insertInto('record_keys')
      .values({ council, record, ...wrapRecordKey(keys, record, fresh) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await readRecordKeys(tx, keys, [record])).get(record) ?? fresh;
  });
  await writeChunk({ folder: attachmentsFolder, council, attachment: id, key }, 0, bytes);
  const at = instantText(clock());
  await database.as({ act: 'ingest', council }, (tx) =>
    tx
      .insertInto('attachments')
      .values({
        council,
        id,
        record,
        enrolment: null,
        sealed: true,
        chunks: 1,
        state: 'complete',
        expected_at: at,
        completed_at: at,
      })
      .execute(),
  );
  return { id, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, ...what };
}
