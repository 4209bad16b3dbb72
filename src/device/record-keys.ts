// One key for each sealed record, wrapped by the sealed key: its journal rows and its pages lie under it.
import { type DeviceDatabase, inOneTransaction } from './database.ts';
import { decrypt, encrypt, importKey, newKey, rawKey } from './cipher.ts';
import { keyFor, type Vault } from './open-vault.ts';
import { RECORD_KEY, type SettingsRow } from './rows.ts';

/** Undefined where there is none, or where the reading lease has taken the sealed key. */
export async function recordKey({ db, keys }: Vault, record: string): Promise<CryptoKey | undefined> {
  const row = keys.sealed && (await db.settings.get(RECORD_KEY + record));
  return row && keys.sealed && importKey(await decrypt(keys.sealed, RECORD_KEY + record, row.cipher));
}

/** The record's key, made and kept where there is none; the first tab to write it wins. */
export async function recordKeyFor(vault: Vault, record: string): Promise<CryptoKey> {
  const known = await recordKey(vault, record);
  if (known) return known;
  const row = await newRecordKeyRow(await keyFor(vault, 'sealed'), record);
  await addOnce(vault.db, row);
  const kept = await recordKey(vault, record);
  if (!kept) throw new Error('The key of a record was not kept');
  return kept;
}

async function newRecordKeyRow(sealed: CryptoKey, record: string): Promise<SettingsRow> {
  const name = RECORD_KEY + record;
  return { name, version: 1, cipher: await encrypt(sealed, name, await rawKey(await newKey())) };
}

const addOnce = (db: DeviceDatabase, row: SettingsRow): Promise<void> =>
  inOneTransaction(db, ['settings'], async () => {
    if (!(await db.settings.get(row.name))) await db.settings.put(row);
  });
