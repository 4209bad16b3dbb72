// A file that came to the server itself, from the desk or by a link, is kept as one from a phone is: in chunks, each
// encrypted under the key of its record, before the entry that lists it is written.
import { createHash } from 'node:crypto';
import type { Attachment } from '#domain/attachment.ts';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { CHUNK_BYTES } from '#protocol/attachment-upload.ts';
import { writeChunk } from './attachment-files.ts';
import { recordKey } from './attachments.ts';
import { openChain } from './chain.ts';
import type { EntryServices } from './services.ts';

interface Begun {
  readonly council: string;
  readonly id: string;
  readonly record: string;
  readonly key: Uint8Array;
  readonly by?: string;
}

/** Of a row that is there already. */
export async function keepBytes(
  { database, clock, attachmentsFolder }: EntryServices,
  { council, id, record, key, by }: Begun,
  bytes: Uint8Array,
): Promise<Pick<Attachment, 'sha256' | 'size'>> {
  const at = instantText(clock());
  const [sha256, size] = [createHash('sha256').update(bytes).digest('hex'), bytes.length];
  const chunks = Math.ceil(size / CHUNK_BYTES);
  for (let n = 0; n < chunks; n += 1)
    await writeChunk(
      { folder: attachmentsFolder, council, attachment: id, key },
      n,
      bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
    );
  await database.as({ act: 'ingest', council }, async (tx) => {
    await tx
      .updateTable('attachments')
      .set({ chunks, state: 'complete', completed_at: at })
      .where('council', '=', council)
      .where('id', '=', id)
      .execute();
    const chain = await openChain(tx, council, at);
    chain.add({ what: 'attachment', by, detail: `attachment ${id}, SHA-256 ${sha256}`, record, sealed: true, key });
    await chain.close();
  });
  return { sha256, size };
}

/** Under an id of its own; what the entry says of it. Where no entry follows, the bytes go as those of any phone do. */
export async function keepFile(
  services: EntryServices,
  { council, record }: { readonly council: string; readonly record: string },
  bytes: Uint8Array,
  what: Pick<Attachment, 'type' | 'role'>,
): Promise<Attachment> {
  const { database, keyring, clock } = services;
  const keys = await keyring.of(council);
  const id = newId();
  const key = await database.as({ act: 'ingest', council }, async (tx) => {
    const fresh = { council, id, record, sealed: true, state: 'receiving' as const, expected_at: instantText(clock()) };
    await tx.insertInto('attachments').values(fresh).execute();
    return recordKey(tx, keys, record);
  });
  return { id, ...(await keepBytes(services, { council, id, record, key }, bytes)), ...what };
}
