// A file put in at the desk, under the id that the desk gave it.
import { instantText } from '#domain/moment.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { Tx } from '../db/database.ts';
import { recordKey } from '../entries/attachments.ts';
import { keepBytes } from '../entries/keep-file.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { deskScope } from './scope.ts';

export async function addDeskFile(
  services: Services,
  { council, id: person, roles }: SignedIn,
  { id, record }: { readonly id: string; readonly record: string },
  bytes: Bytes,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const { database, keyring, clock } = services;
  if (bytes.length === 0)
    throw new Refusal(422, { code: 'empty-file', message: 'This file is empty. Choose another.' });
  const keys = await keyring.of(council);
  const at = instantText(clock());
  const seen = await database.as({ act: 'app', council, person }, (tx) =>
    tx.selectFrom('records').select('id').where('id', '=', record).where(deskScope(roles)).executeTakeFirst(),
  );
  const key = await database.as({ act: 'ingest', council }, async (tx) => {
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
  return keepBytes(services, { council, id, record, key, by: person }, bytes);
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
