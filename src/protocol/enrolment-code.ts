// The one-time code that pins the council's keys on a phone. It is typed inside the app and never sent.
import { argon2id } from 'hash-wasm';
import { type Bytes, fromBase64Url, sha256, toBase64Url, utf8 } from './bytes.ts';
import { purposeBytes } from './signature.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters, 40 random bits. */
export const newEnrolmentCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => ALPHABET[byte % 32] ?? '0').join('');

/** As typed by a person: spaces, dashes, case and look-alike letters do not matter. Undefined where it cannot be a code. */
export function readEnrolmentCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === 8 && [...code].every((character) => ALPHABET.includes(character)) ? code : undefined;
}

export const codeWords = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

const COST = { kibibytes: 65_536, passes: 3 };
/** Argon2id with one lane, 32 bytes of it. */
export type Argon2id = (password: string, salt: Bytes, cost: typeof COST) => Promise<Uint8Array>;

/** K of the design: slow to guess, bound to the address the app was opened at. */
export async function enrolmentKey(code: string, origin: string, derive: Argon2id = deriveInWasm): Promise<Bytes> {
  return new Uint8Array(await derive(code, (await sha256(utf8(origin))).slice(0, 16), COST));
}

const deriveInWasm: Argon2id = (password, salt, { kibibytes, passes }) =>
  argon2id({
    password,
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: kibibytes,
    hashLength: 32,
    outputType: 'binary',
  });

export const phoneProof = (key: Bytes, publicKey: string): Promise<string> =>
  proof(key, purposeBytes('enrol phone', fromBase64Url(publicKey)));

export const councilProof = (key: Bytes, publicKey: string, keySet: string): Promise<string> =>
  proof(key, purposeBytes('enrol council', fromBase64Url(publicKey), utf8(keySet)));

async function proof(key: Bytes, bytes: Bytes): Promise<string> {
  const mac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', mac, bytes)));
}
