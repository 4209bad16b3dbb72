// AES-256-GCM over everything a person could read. The associated data is store and key, so no row can stand in for another.
import { type Bytes, utf8, utf8Text } from '#protocol/bytes.ts';
import type { Cipher } from './rows.ts';

const AES = { name: 'AES-GCM', length: 256 } as const;
const NONCE_BYTES = 12;

/** Extractable, so that another way of unlocking can be added while the app is open. */
export const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);

export const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, AES, true, ['encrypt', 'decrypt']);

export const rawKey = async (key: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.exportKey('raw', key));

/** `place` is `<store>/<key of the row>`. */
export async function encrypt(key: CryptoKey, place: string, plain: Bytes): Promise<Cipher> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return { iv, bytes: await crypto.subtle.encrypt({ name: AES.name, iv, additionalData: utf8(place) }, key, plain) };
}

/** Throws where the key, the place or a single bit differs. */
export async function decrypt(key: CryptoKey, place: string, { iv, bytes }: Cipher): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: AES.name, iv, additionalData: utf8(place) }, key, bytes));
}

export const encryptJson = (key: CryptoKey, place: string, value: unknown): Promise<Cipher> =>
  encrypt(key, place, utf8(JSON.stringify(value)));

export const decryptJson = async (key: CryptoKey, place: string, cipher: Cipher): Promise<unknown> =>
  JSON.parse(utf8Text(await decrypt(key, place, cipher)));
