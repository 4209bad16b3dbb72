// What the first screen shows, as this app prepared it when it was last open: so that it need not wait for the kinds and the schemas.
import { boxPlace } from './boxes.ts';
import { decryptJson } from './cipher.ts';
import type { DeviceDatabase } from './database.ts';
import type { Me, Offers } from './phone-storage.ts';

export interface Prepared {
  /** Of the app that wrote it. */
  readonly version: string;
  readonly me: Me;
  readonly offers: Omit<Offers, 'clockOffset'>;
  /** The first lines that go with it. */
  readonly stamp: string;
}

export const PREPARED = 'prepared';

/** Undefined where this very version has written none: an update, or the first start. */
export async function readPrepared(
  db: DeviceDatabase,
  capture: CryptoKey,
  version: string,
): Promise<Prepared | undefined> {
  const row = await db.settings.get(PREPARED);
  try {
    const value = row && (await decryptJson(capture, boxPlace(PREPARED), row.cipher));
    return isPrepared(value) && value.version === version ? value : undefined;
  } catch {
    return undefined;
  }
}

// Written by this very version of the app under the vault's key: the version says so.
const isPrepared = (value: unknown): value is Prepared =>
  typeof value === 'object' && value !== null && 'version' in value && 'offers' in value;
