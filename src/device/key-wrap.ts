// How a key of the vault is wrapped by a passphrase or by a passkey's PRF output.
import { argon2id } from 'hash-wasm';
import { type Bytes, utf8 } from '#protocol/bytes.ts';
import { decrypt, encrypt, importKey, rawKey } from './cipher.ts';
import type { KeyName, PassphraseCost, WrapRow } from './rows.ts';

export const PASSPHRASE_COST: PassphraseCost = { kibibytes: 64 * 1024, passes: 3 };
export const PASSPHRASE_LEAST = 12;
const SALT_BYTES = 16;

/** Any way of unlocking that can wrap a key made later: who, with what salt, and the key derived. */
export interface WrappingKey extends Pick<WrapRow, 'salt' | 'credential' | 'cost'> {
  readonly by: 'passphrase' | 'passkey';
  readonly raw: Bytes;
}

export const newWrapSalt = (): Bytes => crypto.getRandomValues(new Uint8Array(SALT_BYTES));

export async function passphraseKey(passphrase: string, salt: Bytes, cost: PassphraseCost): Promise<WrappingKey> {
  const raw = await argon2id({
    // The same words typed on another keyboard give the same bytes.
    password: passphrase.normalize('NFKC').trim(),
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.kibibytes,
    hashLength: 32,
    outputType: 'binary',
  });
  return { by: 'passphrase', raw: new Uint8Array(raw), salt, cost };
}

export async function passkeyKey(secret: Bytes, salt: Bytes, credential: Bytes): Promise<WrappingKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('wardbook passkey 1') },
    material,
    256,
  );
  return { by: 'passkey', raw: new Uint8Array(bits), salt, credential };
}

const placeOf = (enrolment: string, key: KeyName, by: WrapRow['by']): string => `wraps/${enrolment}/${key}/${by}`;

export async function wrapKey(
  enrolment: string,
  name: KeyName,
  key: CryptoKey,
  wrapping: WrappingKey,
): Promise<WrapRow> {
  const { by, raw, ...rest } = wrapping;
  const wrapped = await encrypt(await importKey(raw), placeOf(enrolment, name, by), await rawKey(key));
  return { key: name, by, wrapped, ...rest };
}

/** Undefined where the passphrase or passkey is not the one. */
export async function unwrapKey(
  enrolment: string,
  { key, by, wrapped }: WrapRow,
  wrapping: WrappingKey,
): Promise<CryptoKey | undefined> {
  try {
    return await importKey(await decrypt(await importKey(wrapping.raw), placeOf(enrolment, key, by), wrapped));
  } catch {
    return undefined;
  }
}
