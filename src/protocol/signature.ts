// ECDSA P-256 with SHA-256: what phones sign entries with, and the council its receipts.
import { type Bytes, concatBytes, fromBase64Url, sha256, toBase64Url, toHex, utf8 } from './bytes.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGN = { name: 'ECDSA', hash: 'SHA-256' } as const;
export const SIGNATURE_LENGTH = 64;

export const newSigningPair = (extractable: boolean): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ALGORITHM, extractable, ['sign', 'verify']);

/** Raw P-256 point in base64url: the one form in which public keys travel. */
export const publicKeyText = async (key: CryptoKey): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

export const importVerifyKey = (publicKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64Url(publicKey), ALGORITHM, true, ['verify']);

/** The same signatures by other means: the server has a quicker way than WebCrypto's. */
export type Signer = (bytes: Bytes) => Bytes;
export type Verifier = (signature: Bytes, bytes: Bytes) => boolean;

export const sign = async (key: CryptoKey | Signer, bytes: Bytes): Promise<Bytes> =>
  typeof key === 'function' ? key(bytes) : new Uint8Array(await crypto.subtle.sign(SIGN, key, bytes));

export const verify = async (key: CryptoKey | Verifier, signature: Bytes, bytes: Bytes): Promise<boolean> =>
  typeof key === 'function' ? key(signature, bytes) : crypto.subtle.verify(SIGN, key, signature, bytes);

/** The first eight bytes of the SHA-256 of a public key, in hex: names a key in headers and receipts. */
export const keyIdOf = async (publicKey: string): Promise<string> =>
  toHex((await sha256(fromBase64Url(publicKey))).slice(0, 8));

/** Keeps a signature for one purpose from being taken for another. */
export const purposeBytes = (purpose: string, ...parts: readonly Uint8Array[]): Bytes =>
  concatBytes(utf8(`wardbook ${purpose} 1\n`), ...parts);
