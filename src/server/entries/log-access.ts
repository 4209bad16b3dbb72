import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { fromHex, sha256, toHex, utf8 } from '#protocol/bytes.ts';
import type { Access } from '#protocol/envelope.ts';
import { newSalt } from '#protocol/envelope.ts';
import { encrypt } from '../keys/cipher.ts';
import { openChain } from './chain.ts';
import { aboutAccess } from './entry-rows.ts';
import { readRecordKeys } from './record-keys.ts';
import type { EntryServices } from './services.ts';

type Opening = Pick<Access, 'record' | 'what'> & { readonly path?: string | undefined };

/** Logs that a person opens a sealed record or reveals a field of it on the desk; show nothing before this resolves. */
export async function logAccess(
  { database, keyring, clock }: EntryServices,
  { council, person }: { readonly council: string; readonly person: string },
  { record, what, path }: Opening,
): Promise<void> {
  const keys = await keyring.of(council);
  const at = instantText(clock());
  const id = newId();
  const bytes = utf8(JSON.stringify({ id, record, what, path, at, by: person, salt: newSalt() }));
  const hash = toHex(await sha256(bytes));
  await database.as({ act: 'ingest', council }, async (tx) => {
    const key = (await readRecordKeys(tx, keys, [record])).get(record);
    if (!key) return;
    const chain = await openChain(tx, council, at);
    const { order } = chain.add({
      what: 'access',
      by: person,
      detail: `${what}, SHA-256 ${hash}`,
      record,
      sealed: true,
      key,
    });
    const row = { council, id, entry_hash: fromHex(hash), record, council_order: order, person, received_at: at };
    await tx
      .insertInto('access_log')
      .values({ ...row, bytes: encrypt(key, bytes, aboutAccess(council, id)) })
      .execute();
    await chain.close();
  });
}
