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

/** A desk screen that stands open asks again whenever something arrives: of a record that is not sealed that is one look. */
const ONE_LOOK_MS = 60 * 60_000;

/**
 * Logs that a person opens a record on the desk; show nothing before this resolves. Of a sealed record each time, of another
 * once an hour (Data Protection Act 2018 s.62: who consulted it, and when).
 */
export async function logAccess(
  { database, keyring, clock }: EntryServices,
  { council, person }: { readonly council: string; readonly person: string },
  opening: Opening,
): Promise<void> {
  const keys = await keyring.of(council);
  const now = clock();
  await database.as({ act: 'ingest', council }, async (tx) => {
    const { record } = opening;
    const row = await tx.selectFrom('records').select('sealed').where('id', '=', record).executeTakeFirst();
    const key = row?.sealed ? (await readRecordKeys(tx, keys, [record])).get(record) : undefined;
    const isLogged = row?.sealed === false ? await hasLooked(tx, record, person, now - ONE_LOOK_MS) : !key;
    if (!isLogged) await writeAccess(tx, { council, person, at: instantText(now) }, key, opening);
  });
}

const hasLooked = async (tx: Tx, record: string, person: string, since: number): Promise<boolean> =>
  (await tx
    .selectFrom('access_log')
    .select('id')
    .where('record', '=', record)
    .where('person', '=', person)
    .where('received_at', '>', new Date(since))
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** The line itself, last in a transaction of the ingestion; without a person it was nobody of the council's, without a key it is in clear. */
export async function writeAccess(
  tx: Tx,
  { council, person, at }: { readonly council: string; readonly person?: string; readonly at: string },
  key: Uint8Array | undefined,
  { record, what, path }: Opening,
): Promise<void> {
  const id = newId();
  const bytes = utf8(JSON.stringify({ id, record, what, path, at, by: person, salt: newSalt() }));
  const hash = toHex(await sha256(bytes));
  const chain = await openChain(tx, council, at);
  const detail = `${what}, SHA-256 ${hash}`;
  const { order } = chain.add({ what: 'access', by: person, detail, record, sealed: key !== undefined, key });
  const row = { council, id, entry_hash: fromHex(hash), record, council_order: order, received_at: at };
  await tx
    .insertInto('access_log')
    .values({ ...row, person: person ?? null, bytes: key ? encrypt(key, bytes, aboutAccess(council, id)) : bytes })
    .execute();
  await chain.close();
}
