// Signatures of protocol/signature.ts on Node's synchronous crypto: the same bytes without a job, a promise and a thread for each.
import { createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from 'node:crypto';
import { fromBase64Url } from '#protocol/bytes.ts';
import type { Signer, Verifier } from '#protocol/signature.ts';

const ENCODING = 'ieee-p1363';
const UNCOMPRESSED = 4;
const HALF = 32;

export function signerFor(jwk: JsonWebKey): Signer {
  const key = createPrivateKey({ format: 'jwk', key: jwk });
  return (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: ENCODING }));
}

/** Throws where the text is not a public key as phones send it: an uncompressed point. */
export function verifierFor(publicKey: string): Verifier {
  const point = Buffer.from(fromBase64Url(publicKey));
  if (point[0] !== UNCOMPRESSED || point.length !== 1 + 2 * HALF) throw new Error('Not a public key of a phone');
  const x = point.toString('base64url', 1, 1 + HALF);
  const y = point.toString('base64url', 1 + HALF);
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } });
  return (signature, bytes) => verify('sha256', bytes, { key, dsaEncoding: ENCODING }, signature);
}
