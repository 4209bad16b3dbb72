// The keys of one enrolment: opened by passphrase or passkey, held in the worker's memory and nowhere else. Nothing the lock screen
// can do without is loaded by this file.
import type { Bytes } from '#protocol/bytes.ts';
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import { passkeyKey, passphraseKey, PASSPHRASE_COST, unwrapKey, type WrappingKey } from './key-wrap.ts';
import type { KeyName, MetaRow, WrapRow } from './rows.ts';

export const MOST_TRIES = 10;

/** An archive or sealed key is absent after its reading lease has ended, until a new one is made. */
export interface VaultKeys {
  readonly capture: CryptoKey;
  archive: CryptoKey | undefined;
  sealed: CryptoKey | undefined;
}

export interface OpenedKeys {
  readonly keys: VaultKeys;
  readonly by: WrappingKey;
}

export type Secret =
  | { readonly by: 'passphrase'; readonly passphrase: string }
  | { readonly by: 'passkey'; readonly secret: Bytes };

export type Wraps = Extract<MetaRow, { name: 'wraps' }>;

/** Tells neither which part was wrong nor, by what it does, that the vault exists; counting tries is `countTry`. */
export async function openKeys(enrolment: string, { wraps }: Wraps, secret: Secret): Promise<OpenedKeys | undefined> {
  for (const way of wraps.filter(({ key, by }) => key === 'capture' && by === secret.by)) {
    const by = await wrappingKeyOf(way, secret);
    const capture = by && (await unwrapKey(enrolment, way, by));
    if (!by || !capture) continue;
    const other = async (name: KeyName) => {
      const wrap = wraps.find((each) => each.key === name && each.by === way.by && sameSalt(each, way));
      return wrap && unwrapKey(enrolment, wrap, by);
    };
    return { keys: { capture, archive: await other('archive'), sealed: await other('sealed') }, by };
  }
  return undefined;
}

async function wrappingKeyOf({ salt, cost, credential }: WrapRow, secret: Secret): Promise<WrappingKey | undefined> {
  if (secret.by === 'passphrase') return passphraseKey(secret.passphrase, salt, cost ?? PASSPHRASE_COST);
  return credential && passkeyKey(secret.secret, salt, credential);
}

const sameSalt = (a: WrapRow, b: WrapRow): boolean => a.salt.every((byte, i) => byte === b.salt[i]);

/** Counted before the try, so that killing the app wins none; the tenth drops the phone's own wraps for good. */
export async function countTry(db: DeviceDatabase): Promise<Wraps | undefined> {
  return inOneTransaction(db, ['meta'], async () => {
    const row = await readMeta(db, 'wraps');
    if (!row || !canUnlock(row)) return row;
    const wrongTries = row.wrongTries + 1;
    await db.meta.put({ ...row, wrongTries });
    return { ...row, wrongTries };
  });
}

export const forgetTries = (db: DeviceDatabase): Promise<void> =>
  inOneTransaction(db, ['meta'], async () => {
    const row = await readMeta(db, 'wraps');
    if (row && row.wrongTries > 0) await db.meta.put({ ...row, wrongTries: 0 });
  });

/** After the last wrong try: only the council's wraps stay. */
export const dropOwnWraps = (db: DeviceDatabase): Promise<void> =>
  inOneTransaction(db, ['meta'], async () => {
    const row = await readMeta(db, 'wraps');
    if (row) await db.meta.put({ ...row, wraps: row.wraps.filter(({ by }) => by === 'recovery') });
  });

export const canUnlock = ({ wraps }: Wraps): boolean => wraps.some(({ by }) => by !== 'recovery');

export const triesLeft = (row: Wraps | undefined): number =>
  row && canUnlock(row) ? Math.max(0, MOST_TRIES - row.wrongTries) : 0;
