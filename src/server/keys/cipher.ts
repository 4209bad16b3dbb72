// What the council encrypts at rest. Synchronous: a few microseconds each, and no await inside a transaction.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { CouncilKeys } from './keyring.ts';

const IV = 12;
const TAG = 16;

/** AES-256-GCM: nonce, ciphertext, tag. `about` binds the ciphertext to its place. */
export function encrypt(key: Uint8Array, plain: Uint8Array, about: string): Uint8Array {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where key, place or a single byte differs. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV));
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, sealed.length - TAG)), decipher.final()]);
}

export interface WrappedKey {
  readonly wrapping_key: string;
  readonly wrapped: Uint8Array;
}

export const newRecordKey = (): Uint8Array => randomBytes(32);

export function wrapRecordKey(
  { council, wrappingKeys: [current] }: CouncilKeys,
  record: string,
  key: Uint8Array,
): WrappedKey {
  return { wrapping_key: current.id, wrapped: encrypt(current.bytes, key, `record key ${council} ${record}`) };
}

/** Throws where the wrapping key is not in the keys folder: the record cannot be read without it. */
export function unwrapRecordKey(keys: CouncilKeys, record: string, { wrapping_key, wrapped }: WrappedKey): Uint8Array {
  const wrapping = keys.wrappingKey(wrapping_key);
  if (!wrapping) throw new Error('The key that protects this record is not in the keys folder');
  return decrypt(wrapping.bytes, wrapped, `record key ${keys.council} ${record}`);
}
