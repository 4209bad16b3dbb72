// Documents in `settings` under the capture key: each is one box, bound to its name.
import { decryptJson, encryptJson } from './cipher.ts';
import type { DeviceDatabase } from './database.ts';
import type { SettingsRow } from './rows.ts';

export const boxPlace = (name: string): string => `settings/${name}`;

export const boxRow = async (capture: CryptoKey, name: string, value: unknown, version = 1): Promise<SettingsRow> => ({
  name,
  version,
  cipher: await encryptJson(capture, boxPlace(name), value),
});

/** Undefined where it was never written; throws where it does not decrypt or parse. */
export async function readBox<T>(
  db: DeviceDatabase,
  capture: CryptoKey,
  name: string,
  schema: { parse(value: unknown): T },
): Promise<T | undefined> {
  const row = await db.settings.get(name);
  return row && schema.parse(await decryptJson(capture, boxPlace(name), row.cipher));
}
