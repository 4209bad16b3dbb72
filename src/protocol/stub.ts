// What takes the place of an entry that its writer discarded: signed by the phone, its reason for the council alone.
import { type Bytes, concatBytes, utf8, utf8Text } from './bytes.ts';
import { type Header, HEADER_LENGTH, headerBytes, readHeader } from './header.ts';
import { hpkeOpen, hpkeSeal, type OpeningKey } from './hpke.ts';
import { purposeBytes, sign, SIGNATURE_LENGTH } from './signature.ts';

export const MOST_REASON = 500;
const KEY_ID_LENGTH = 16;
const SEAL = 'discard reason';

interface SealTo {
  readonly openingKeyId: string;
  readonly openingKey: CryptoKey;
}

/** Header, signature, key id and sealed reason: made while unlocked, sent like an entry. */
export async function stubBytes(
  header: Header,
  reason: string,
  { openingKeyId, openingKey }: SealTo,
  signingKey: CryptoKey,
): Promise<Bytes> {
  const clear = headerBytes(header);
  const words = concatBytes(utf8(openingKeyId), await hpkeSeal(openingKey, SEAL, utf8(reason), clear));
  return concatBytes(clear, await sign(signingKey, purposeBytes('stub', clear, words)), words);
}

export interface Stub {
  readonly header: Header;
  readonly keyId: string;
  readonly sealedReason: Bytes;
  readonly signature: Bytes;
  readonly signed: Bytes;
}

export function readStub(bytes: Bytes): Stub {
  const at = HEADER_LENGTH + SIGNATURE_LENGTH;
  const words = bytes.slice(at);
  return {
    header: readHeader(bytes),
    keyId: utf8Text(words.slice(0, KEY_ID_LENGTH)),
    sealedReason: words.slice(KEY_ID_LENGTH),
    signature: bytes.slice(HEADER_LENGTH, at),
    signed: purposeBytes('stub', bytes.slice(0, HEADER_LENGTH), words),
  };
}

/** Throws where the key is not the one. */
export const openReason = async ({ header, sealedReason }: Stub, key: OpeningKey): Promise<string> =>
  utf8Text(await hpkeOpen(key, SEAL, sealedReason, headerBytes(header)));
