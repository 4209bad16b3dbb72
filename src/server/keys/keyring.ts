import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';
import { toBase64Url } from '#protocol/bytes.ts';
import { newOpeningPair, type Opener } from '#protocol/hpke.ts';
import { type KeySet, keySetBytes, keySetOf, type SignedKeySet, signedKeySetSchema } from '#protocol/key-set.ts';
import { keyIdOf, newSigningPair, publicKeyText, type Signer } from '#protocol/signature.ts';
import { ConfigError } from '../config.ts';
import { openerFor } from './hpke-open.ts';
import { signerFor } from './signatures.ts';
import { writeDurably } from './write-durably.ts';

const jwkSchema = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() });
const pairSchema = z.object({ id: z.string(), jwk: jwkSchema });
const secretSchema = z.object({ id: z.string(), secret: z.base64() });

const keyFileSchema = z.object({
  council: z.uuid(),
  sets: z.array(signedKeySetSchema).min(1),
  receiptKeys: z.array(pairSchema).min(1),
  openingKeys: z.array(pairSchema).min(1),
  recoveryKey: pairSchema,
  wrappingKeys: z.array(secretSchema).min(1),
  cursorKey: secretSchema,
});
type KeyFile = z.infer<typeof keyFileSchema>;
type StoredPair = z.infer<typeof pairSchema>;

export interface Secret {
  readonly id: string;
  readonly bytes: Buffer;
}

/** What a council proves, opens and wraps with. The first of each list is the one in use. */
export interface CouncilKeys {
  readonly council: string;
  /** Public, in order, each signed by a key of the one before. */
  readonly sets: readonly SignedKeySet[];
  readonly version: number;
  readonly receiptKey: { readonly id: string; readonly key: Signer };
  readonly openers: ReadonlyMap<string, Opener>;
  readonly recoveryKey: CryptoKeyPair;
  readonly wrappingKeys: readonly [Secret, ...Secret[]];
  readonly cursorKey: Secret;
}

export interface Keyring {
  readonly folder: string;
  of(council: string): Promise<CouncilKeys>;
  create(council: string): Promise<CouncilKeys>;
  /** New receipt-signing and opening keys; the old ones stay, for what phones still hold. */
  rotate(council: string): Promise<CouncilKeys>;
}

const EC_OPEN = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The councils' keys in WARDBOOK_KEYS: one file each, readable by the server's account alone. */
export function openKeyring(folder: string): Keyring {
  const loaded = new Map<string, Promise<CouncilKeys>>();
  const fileOf = (council: string) => path.join(folder, `${z.uuid().parse(council)}.json`);

  const load = (council: string): Promise<CouncilKeys> => {
    const known = loaded.get(council) ?? readKeyFile(fileOf(council)).then(keysFrom);
    loaded.set(council, known);
    // A folder that was not mounted yet is asked for again.
    known.catch(() => loaded.delete(council));
    return known;
  };
  const store = async (file: KeyFile): Promise<CouncilKeys> => {
    await writeDurably(fileOf(file.council), JSON.stringify(file, null, 2));
    loaded.delete(file.council);
    return load(file.council);
  };

  return {
    folder,
    of: load,
    create: async (council) => store(await newKeyFile(council)),
    rotate: async (council) => store(await rotated(await readKeyFile(fileOf(council)))),
  };
}

async function readKeyFile(file: string): Promise<KeyFile> {
  const text = await fs.readFile(file, 'utf8').catch(() => {
    throw new ConfigError(
      `The council’s key file ${file} is missing or cannot be read. Without it nothing sealed can be opened: put it back from your backup, or set WARDBOOK_KEYS to the folder that holds it.`,
    );
  });
  return keyFileSchema.parse(JSON.parse(text));
}

async function newKeyFile(council: string): Promise<KeyFile> {
  const [receipt, opening, recovery] = await Promise.all([
    newReceiptPair(),
    newPair(await newOpeningPair()),
    newPair(await newOpeningPair()),
  ]);
  const set: KeySet = {
    version: 1,
    council,
    receiptKeys: [receipt.public],
    openingKeys: [opening.public],
    recoveryKey: recovery.public,
  };
  return {
    council,
    sets: [{ text: JSON.stringify(set) }],
    receiptKeys: [receipt.stored],
    openingKeys: [opening.stored],
    recoveryKey: recovery.stored,
    wrappingKeys: [newSecret()],
    cursorKey: newSecret(),
  };
}

async function rotated(file: KeyFile): Promise<KeyFile> {
  const [receipt, opening] = await Promise.all([newReceiptPair(), newPair(await newOpeningPair())]);
  const before = keySetOf(lastOf(file.sets));
  const set: KeySet = {
    ...before,
    version: before.version + 1,
    receiptKeys: [receipt.public, ...before.receiptKeys],
    openingKeys: [opening.public, ...before.openingKeys],
  };
  const text = JSON.stringify(set);
  const signer = firstOf(file.receiptKeys);
  const signature = toBase64Url(signerFor(signer.jwk)(keySetBytes(text)));
  return {
    ...file,
    sets: [...file.sets, { text, signedBy: signer.id, signature }],
    receiptKeys: [receipt.stored, ...file.receiptKeys],
    openingKeys: [opening.stored, ...file.openingKeys],
  };
}

async function keysFrom(file: KeyFile): Promise<CouncilKeys> {
  const signer = firstOf(file.receiptKeys);
  const openers = file.openingKeys.map(({ id, jwk }) => [id, openerFor(Buffer.from(jwk.d, 'base64url'))] as const);
  const [wrapping, ...olderWrapping] = file.wrappingKeys.map(secretFrom);
  if (!wrapping) throw new Error('The key file has no wrapping key');
  return {
    council: file.council,
    sets: file.sets,
    version: keySetOf(lastOf(file.sets)).version,
    receiptKey: { id: signer.id, key: signerFor(signer.jwk) },
    openers: new Map(openers),
    recoveryKey: await importOpening(file.recoveryKey),
    wrappingKeys: [wrapping, ...olderWrapping],
    cursorKey: secretFrom(file.cursorKey),
  };
}

const newReceiptPair = async () => newPair(await newSigningPair(true));

async function newPair(pair: CryptoKeyPair) {
  const publicKey = await publicKeyText(pair.publicKey);
  const id = await keyIdOf(publicKey);
  const jwk = jwkSchema.parse(await crypto.subtle.exportKey('jwk', pair.privateKey));
  return { public: { id, publicKey }, stored: { id, jwk } };
}

function newSecret(): z.infer<typeof secretSchema> {
  return { id: randomBytes(8).toString('hex'), secret: randomBytes(32).toString('base64') };
}

const secretFrom = ({ id, secret }: z.infer<typeof secretSchema>): Secret => ({
  id,
  bytes: Buffer.from(secret, 'base64'),
});

async function importOpening({ jwk }: StoredPair): Promise<CryptoKeyPair> {
  const { d: _, ...publicJwk } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', jwk, EC_OPEN, true, ['deriveBits']),
    crypto.subtle.importKey('jwk', publicJwk, EC_OPEN, true, []),
  ]);
  return { privateKey, publicKey };
}

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('The key file is empty');
  return first;
}

const lastOf = <T>(list: readonly T[]): T => firstOf(list.slice(-1));
