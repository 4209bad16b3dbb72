// Every wrap that the keys of an enrolment have: one for each way of unlocking, and one to the council's recovery key.
import type { Bytes } from '#protocol/bytes.ts';
import { sealRecoveryWrap } from '#protocol/recovery.ts';
import { newKey, rawKey } from './cipher.ts';
import { passphraseKey, PASSPHRASE_COST, type WrappingKey, wrapKey } from './key-wrap.ts';
import type { KeyName, WrapRow } from './rows.ts';
import type { OpenedKeys, VaultKeys, Wraps } from './vault.ts';

/** Whose recovery key it is sealed to, and for which enrolment. */
export interface WrapPlace {
  readonly council: string;
  readonly enrolment: string;
  readonly recoveryKey: CryptoKey;
}

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

/** Only the council can open it, after somebody else's approval. */
export async function recoveryWrap(place: WrapPlace, name: KeyName, key: CryptoKey): Promise<WrapRow> {
  const sealed = await sealRecoveryWrap(place.recoveryKey, place, name, await rawKey(key));
  return { key: name, by: 'recovery', salt: new Uint8Array(), wrapped: { iv: new Uint8Array(), bytes: sealed.buffer } };
}
