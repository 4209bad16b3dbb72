// HPKE (RFC 9180): DHKEM P-256, HKDF-SHA256, AES-256-GCM. To the council, from anyone who has its public key.
import type { CipherSuite } from '@hpke/core';
import { type Bytes, concatBytes, fromBase64Url, utf8 } from './bytes.ts';

// Fetched at the first seal: the home screen needs none of it, and the service worker never does.
let made: Promise<CipherSuite> | undefined;
const suite = (): Promise<CipherSuite> => (made ??= makeSuite());

async function makeSuite(): Promise<CipherSuite> {
  const hpke = await import('@hpke/core');
  return new hpke.CipherSuite({
    kem: new hpke.DhkemP256HkdfSha256(),
    kdf: new hpke.HkdfSha256(),
    aead: new hpke.Aes256Gcm(),
  });
}

const ENCAPSULATED_LENGTH = 65;
const info = (purpose: string) => utf8(`wardbook ${purpose} 1`).buffer;

export const newOpeningPair = async (): Promise<CryptoKeyPair> => (await suite()).kem.generateKeyPair();

export const importOpeningPublicKey = async (publicKey: string): Promise<CryptoKey> =>
  (await suite()).kem.deserializePublicKey(fromBase64Url(publicKey).buffer);

/** Seals one message, once. */
export type Seal = (plain: Bytes, aad: Bytes) => Promise<Bytes>;

/** All but the last step, which is most of the work and needs nothing of the message: for when nobody waits. */
export async function prepareSeal(recipientPublicKey: CryptoKey, purpose: string): Promise<Seal> {
  const context = await (await suite()).createSenderContext({ recipientPublicKey, info: info(purpose) });
  let used = false;
  return async (plain, aad) => {
    if (used) throw new Error('A prepared seal is for one message');
    used = true;
    return concatBytes(new Uint8Array(context.enc), new Uint8Array(await context.seal(plain.buffer, aad.buffer)));
  };
}

/** The encapsulated key followed by the ciphertext. */
export const hpkeSeal = async (to: CryptoKey | Seal, purpose: string, plain: Bytes, aad: Bytes): Promise<Bytes> =>
  (typeof to === 'function' ? to : await prepareSeal(to, purpose))(plain, aad);

/** Opens the same messages by other means: the server has a way ten times as fast as WebCrypto's. */
export type Opener = (purpose: string, sealed: Bytes, aad: Bytes) => Bytes;
export type OpeningKey = CryptoKey | CryptoKeyPair | Opener;

/** Throws where the key, the purpose or a single byte of either part differs. */
export async function hpkeOpen(recipientKey: OpeningKey, purpose: string, sealed: Bytes, aad: Bytes): Promise<Bytes> {
  if (typeof recipientKey === 'function') return recipientKey(purpose, sealed, aad);
  const enc = sealed.slice(0, ENCAPSULATED_LENGTH).buffer;
  const plain = await (await suite()).open(
    { recipientKey, enc, info: info(purpose) },
    sealed.slice(ENCAPSULATED_LENGTH).buffer,
    aad.buffer,
  );
  return new Uint8Array(plain);
}
