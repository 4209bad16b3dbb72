// Pulled entries, as they came and encrypted once more: few big ciphertexts read far faster than thousands of small ones.
import { z } from 'zod';
import { entrySchema } from '#domain/entry.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { PulledEntry } from '#protocol/pull-entries.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { Vault } from './open-vault.ts';
import { recordKey } from './record-keys.ts';
import type { PageRow } from './rows.ts';
import { unzipJson } from './zip-json.ts';

const placeOf = (id: string): string => `pages/${id}`;

/** `zipped` is gzip'd JSON: an array of pulled entries. */
export async function pageRow(
  key: CryptoKey,
  zipped: Bytes,
  about: Pick<PageRow, 'entries' | 'sealedRecord'>,
): Promise<PageRow> {
  const id = crypto.randomUUID();
  return { id, ...about, cipher: await encrypt(key, placeOf(id), zipped) };
}

/** Throws where the page does not decrypt or is not one. */
export async function entriesOfPage(
  vault: Vault,
  { id, sealedRecord, cipher }: PageRow,
): Promise<readonly PulledEntry[]> {
  const key = sealedRecord ? await recordKey(vault, sealedRecord) : vault.keys.archive;
  if (!key) throw new Error('The key of this page is not on the phone');
  return readPage(await decrypt(key, placeOf(id), cipher));
}

/** Reads leniently: a newer server may say more of an entry than this app knows. */
export async function readPage(zipped: Bytes): Promise<readonly PulledEntry[]> {
  const list = await unzipJson(zipped);
  if (!Array.isArray(list)) throw new Error('Not a page');
  return list.map((each: unknown) => (isPulled(each) ? each : pulledSchema.parse(each)));
}

const pulledSchema = z.object({
  entry: entrySchema.omit({ salt: true }).loose(),
  number: z.int().positive().optional(),
  held: z.boolean().optional(),
  receivedAt: z.string(),
});

// The council's own server made the page and the vault's key has vouched for it since, so that what the fold relies on is
// looked at by hand: a schema over ten thousand entries would cost more than reading them.
function isPulled(value: unknown): value is PulledEntry {
  if (!isObject(value) || typeof value.receivedAt !== 'string' || !isObject(value.entry)) return false;
  const { id, record, kind, type, body, at, savedAt, by } = value.entry;
  return (
    [id, record, kind, type, savedAt, by].every((each) => typeof each === 'string') &&
    isObject(body) &&
    isObject(at) &&
    typeof at.from === 'string'
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
