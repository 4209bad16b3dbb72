// The keys of one enrolment: made once, opened by passphrase or passkey, held in the worker's memory and nowhere else.
import type { Bytes } from '#protocol/bytes.ts';
import { newKey } from './cipher.ts';
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import {
  passkeyKey,
  passphraseKey,
  PASSPHRASE_COST,
  recoveryWrap,
  unwrapKey,
  type WrappingKey,
  wrapKey,
  type WrapPlace,
} from './key-wrap.ts';
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

/** New keys and the row that wraps them; nothing is written here. */
export async function newVault(
  place: WrapPlace,
  passphrase: string,
  salt: Bytes,
  cost = PASSPHRASE_COST,
): Promise<OpenedKeys & { readonly wraps: Wraps }> {
  const by = await passphraseKey(passphrase, salt, cost);
  const [capture, archive, sealed] = await Promise.all([newKey(), newKey(), newKey()]);
  const keys = { capture, archive, sealed };
  return { keys, by, wraps: { name: 'wraps', wraps: await allWraps(place, keys, [by]), wrongTries: 0 } };
}

const KEY_NAMES = ['capture', 'archive', 'sealed'] as const;

/** Every wrap of every key there is. */
export async function allWraps(
  place: WrapPlace,
  keys: VaultKeys,
  ways: readonly WrappingKey[],
): Promise<readonly WrapRow[]> {
  const made = KEY_NAMES.map((name) => {
    const key = keys[name];
    return key ? wrapsOf(place, name, key, ways) : [];
  });
  return Promise.all(made.flat());
}

/** Every wrap that a key has: one for each way of unlocking, and the council's. */
export const wrapsOf = (
  place: WrapPlace,
  name: KeyName,
  key: CryptoKey,
  ways: readonly WrappingKey[],
): readonly Promise<WrapRow>[] => [
  ...ways.map((way) => wrapKey(place.enrolment, name, key, way)),
  recoveryWrap(place, name, key),
];

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
