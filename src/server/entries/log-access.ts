import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import { fromHex, sha256, toHex, utf8 } from '#protocol/bytes.ts';
import type { Access } from '#protocol/envelope.ts';
import { newSalt } from '#protocol/envelope.ts';
import type { Tx } from '../db/database.ts';
import { encrypt } from '../keys/cipher.ts';
import { openChain } from './chain.ts';
import { aboutAccess } from './entry-rows.ts';
import { readRecordKeys } from './record-keys.ts';
import type { EntryServices } from './services.ts';

/** What a phone's own log can say, and what a link does in nobody's name. */
type Opened = Access['what'] | 'opened-by-link' | 'wrong-code-at-link';

interface Opening extends Pick<Access, 'record'> {
  readonly what: Opened;
  readonly path?: string | undefined;
}

/** Logs that a person opens a sealed record or reveals a field of it on the desk; show nothing before this resolves. */
export async function logAccess(
  { database, keyring, clock }: EntryServices,
  { council, person }: { readonly council: string; readonly person: string },
  opening: Opening,
): Promise<void> {
  const keys = await keyring.of(council);
  const at = instantText(clock());
  await database.as({ act: 'ingest', council }, async (tx) => {
    const key = (await readRecordKeys(tx, keys, [opening.record])).get(opening.record);
    if (key) await writeAccess(tx, { council, person, at }, key, opening);
  });
}

/** The line itself, last in a transaction of the ingestion; without a person it was nobody of the council's. */
export async function writeAccess(
  tx: Tx,
  { council, person, at }: { readonly council: string; readonly person?: string; readonly at: string },
  key: Uint8Array,
  { record, what, path }: Opening,
): Promise<void> {
  const id = newId();
  const bytes = utf8(JSON.stringify({ id, record, what, path, at, by: person, salt: newSalt() }));
  const hash = toHex(await sha256(bytes));
  const chain = await openChain(tx, council, at);
  const detail = `${what}, SHA-256 ${hash}`;
  const { order } = chain.add({ what: 'access', by: person, detail, record, sealed: true, key });
  const row = { council, id, entry_hash: fromHex(hash), record, council_order: order, received_at: at };
  await tx
    .insertInto('access_log')
    .values({ ...row, person: person ?? null, bytes: encrypt(key, bytes, aboutAccess(council, id)) })
    .execute();
  await chain.close();
}
