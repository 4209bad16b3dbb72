import { expect, test } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { newSigningPair, publicKeyText, sign, verify } from '#protocol/signature.ts';
import { signerFor, verifierFor } from '#server/keys/signatures.ts';

const words = utf8('what was seen and done');
const others = utf8('what was never seen');

test('the server signs and verifies as a phone does', async () => {
  const pair = await newSigningPair(true);
  const signer = signerFor({ ...(await crypto.subtle.exportKey('jwk', pair.privateKey)) });
  const verifier = verifierFor(await publicKeyText(pair.publicKey));

  expect(await verify(pair.publicKey, await sign(signer, words), words)).toBe(true);
  const signature = await sign(pair.privateKey, words);
  expect(await verify(verifier, signature, words)).toBe(true);
  expect(await verify(verifier, signature, others)).toBe(false);
  expect(await verify(verifier, signature.slice(1), words)).toBe(false);
});

test.each(['', 'AAAA', 'not a key'])('%j is no public key', (text) => {
  expect(() => verifierFor(text)).toThrow();
});
