// A file put in at the desk is kept as one from a phone is: in chunks, each encrypted under the key of its record.
import { createHash } from 'node:crypto';
import { instantText } from '#domain/moment.ts';
import { CHUNK_BYTES } from '#protocol/attachment-upload.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { Tx } from '../db/database.ts';
import { writeChunk } from '../entries/attachment-files.ts';
import { recordKey } from '../entries/attachments.ts';
import { openChain } from '../entries/chain.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

export async function addDeskFile(
  { database, keyring, clock, attachmentsFolder }: Services,
  { council, id: person, roles }: SignedIn,
  { id, record }: { readonly id: string; readonly record: string },
  bytes: Bytes,
): Promise<{ readonly sha256: string; readonly size: number }> {
  if (bytes.length === 0)
    throw new Refusal(422, { code: 'empty-file', message: 'This file is empty. Choose another.' });
  const keys = await keyring.of(council);
  const at = instantText(clock());
  const [sha256, size] = [createHash('sha256').update(bytes).digest('hex'), bytes.length];
  const seen = await database.as({ act: 'app', council, person }, (tx) =>
    tx.selectFrom('records').select('id').where('id', '=', record).where(deskScope(roles)).executeTakeFirst(),
  );
  const begun = await database.as({ act: 'ingest', council }, async (tx) => {
    if (!seen && (await isThere(tx, council, record))) throw notFound();
    const fresh = { council, id, record, sealed: true, state: 'receiving' as const, expected_at: at };
    const added = await tx
      .insertInto('attachments')
      .values(fresh)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    // The same file again, after an answer was lost, is written once more; another one under its id is not.
    if (!added && !(await isUnlisted(tx, council, id, record)))
      throw new Refusal(409, { code: 'file-there', message: 'There is a file of this name already. Choose it again.' });
    return recordKey(tx, keys, record);
  });
  const file = { folder: attachmentsFolder, council, attachment: id, key: begun };
  const chunks = Math.ceil(size / CHUNK_BYTES);
  for (let n = 0; n < chunks; n += 1)
    await writeChunk(file, n, bytes.subarray(n * CHUNK_BYTES, Math.min((n + 1) * CHUNK_BYTES, size)));
  await database.as({ act: 'ingest', council }, async (tx) => {
    await tx
      .updateTable('attachments')
      .set({ chunks, state: 'complete', completed_at: at })
      .where('council', '=', council)
      .where('id', '=', id)
      .execute();
    const chain = await openChain(tx, council, at);
    const detail = `attachment ${id}, SHA-256 ${sha256}`;
    chain.add({ what: 'attachment', by: person, detail, record, sealed: true, key: begun });
    await chain.close();
  });
  return { sha256, size };
}

const isThere = async (tx: Tx, council: string, record: string): Promise<boolean> =>
  (await tx
    .selectFrom('records')
    .select('id')
    .where('council', '=', council)
    .where('id', '=', record)
    .executeTakeFirst()) !== undefined;

const isUnlisted = async (tx: Tx, council: string, id: string, record: string): Promise<boolean> =>
  (await tx
    .selectFrom('attachments')
    .select('id')
    .where('council', '=', council)
    .where('id', '=', id)
    .where('record', '=', record)
    .where('entry', 'is', null)
    .where('enrolment', 'is', null)
    .executeTakeFirst()) !== undefined;
