// What opens a backup's keys: 160 random bits that somebody keeps on paper. The keys folder holds only what follows from them.
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { writeDurably } from '../keys/write-durably.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 32;

const fileIn = (keysFolder: string): string => path.join(keysFolder, 'recovery.key');

/** A new code, to be shown once; backups made from now on are for it. */
export async function newRecoveryCode(keysFolder: string): Promise<string> {
  const code = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length] ?? '0').join('');
  await writeDurably(fileIn(keysFolder), recoveryKey(code).toString('base64'));
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** Undefined before the first code. */
export async function currentRecoveryKey(keysFolder: string): Promise<Buffer | undefined> {
  const text = await fs.readFile(fileIn(keysFolder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Buffer.from(text, 'base64');
}

/** As typed by a person: dashes, spaces, case and look-alike letters do not matter. */
export function recoveryKey(typed: string): Buffer {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`wardbook recovery 1\n${code}`).digest();
}
