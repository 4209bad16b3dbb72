import * as fs from 'node:fs';
import * as path from 'node:path';
import { z } from 'zod';
import type { Opener } from '#protocol/hpke.ts';
import type { SignedKeySet } from '#protocol/key-set.ts';
import type { Signer } from '#protocol/signature.ts';
import { ConfigError } from '../config.ts';
import { openerFor } from './hpke-open.ts';
import {
  firstOf,
  joined,
  type KeyFile,
  keyFileOf,
  keyFileText,
  newestSet,
  newKeyFile,
  nextInForce,
  nextVersionOf,
  type StoredPair,
  withEmptied,
  withNextKeys,
  withoutWrapping,
} from './key-file.ts';
import { signerFor } from './signatures.ts';
import { writeDurably } from './write-durably.ts';

export interface Secret {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface WrappingSecret extends Secret {
  readonly replacedAt?: string;
  readonly emptiedAt?: string;
}

/** What a council proves, opens and wraps with. The first of each list is the one in use. */
export interface CouncilKeys {
  readonly council: string;
  /** Public, in order, each signed by a key of the one before. */
  readonly sets: readonly SignedKeySet[];
  readonly version: number;
  readonly since?: string;
  /** Made, and in force with the next backup. */
  readonly next?: { readonly version: number; readonly madeAt: string };
  readonly receiptKey: { readonly id: string; readonly key: Signer };
  /** Also finds what another process has put into the key file since these keys were read. */
  readonly openers: { get(id: string): Opener | undefined };
  readonly recoveryKeys: readonly CryptoKeyPair[];
  readonly wrappingKeys: readonly [WrappingSecret, ...WrappingSecret[]];
  /** By its id; finds newer ones as `openers` does. */
  wrappingKey(id: string): Secret | undefined;
  readonly cursorKey: Secret;
}

export interface Keyring {
  readonly folder: string;
  of(council: string): Promise<CouncilKeys>;
  create(council: string): Promise<CouncilKeys>;
  /** The key file as it is, for a backup. */
  file(council: string): Promise<Buffer>;
  /** Takes the keys of a backup, beside those that lie here. What waited in them for its backup is in force: a phone may have it. */
  take(text: string, now: string): Promise<CouncilKeys>;
  /** New keys of every sort, not yet in use. */
  prepare(council: string, now: string): Promise<CouncilKeys>;
  /** The keys that were prepared are in use from now on. */
  bringIntoForce(council: string, now: string): Promise<CouncilKeys>;
  emptied(council: string, wrapping: readonly string[], now: string): Promise<CouncilKeys>;
  /** Destroys old wrapping keys. */
  destroy(council: string, wrapping: readonly string[]): Promise<CouncilKeys>;
}

const EC_OPEN = { name: 'ECDH', namedCurve: 'P-256' } as const;

/**
 * The councils' keys in WARDBOOK_KEYS: one file each, readable by the server's account alone. Several processes may share
 * the folder: who changes a file holds the lock of its council's row, and the others see that it is another file.
 */
export function openKeyring(folder: string): Keyring {
  const loaded = new Map<string, { readonly stamp: string | undefined; readonly keys: Promise<CouncilKeys> }>();
  const fileFor = (council: string) => path.join(folder, `${z.uuid().parse(council)}.json`);

  const load = (council: string): Promise<CouncilKeys> => {
    const file = fileFor(council);
    const [known, stamp] = [loaded.get(council), stampOf(file)];
    // A folder that is not mounted any more takes nothing away.
    if (known && (stamp === undefined || stamp === known.stamp)) return known.keys;
    const newer = () => (stampOf(file) === stamp ? undefined : keyFileOf(fs.readFileSync(file, 'utf8')));
    const keys = readKeyFile(file).then((read) => keysFrom(read, newer));
    loaded.set(council, { stamp, keys });
    // One that was not mounted yet is asked for again.
    keys.catch(() => loaded.delete(council));
    return keys;
  };
  const store = async (file: KeyFile): Promise<CouncilKeys> => {
    await writeDurably(fileFor(file.council), keyFileText(file));
    return load(file.council);
  };
  const change = async (council: string, to: (file: KeyFile) => KeyFile | Promise<KeyFile>): Promise<CouncilKeys> => {
    const file = await readKeyFile(fileFor(council));
    const next = await to(file);
    return next === file ? load(council) : store(next);
  };

  return {
    folder,
    of: load,
    create: async (council) => store(await newKeyFile(council)),
    file: async (council) => Buffer.from(await readText(fileFor(council))),
    async take(text, now) {
      const taken = nextInForce(keyFileOf(text), now);
      const file = fileFor(taken.council);
      return store(fs.existsSync(file) ? joined(await readKeyFile(file), taken, now) : taken);
    },
    prepare: (council, now) => change(council, (file) => withNextKeys(file, now)),
    bringIntoForce: (council, now) => change(council, (file) => nextInForce(file, now)),
    emptied: (council, ids, now) => change(council, (file) => withEmptied(file, ids, now)),
    destroy: (council, ids) => change(council, (file) => withoutWrapping(file, ids)),
  };
}

/** Changes with every file that is put under this name; undefined where there is none. */
function stampOf(file: string): string | undefined {
  const { ino, mtimeMs, size } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  return ino === undefined ? undefined : `${ino} ${mtimeMs} ${size}`;
}

const readText = (file: string): Promise<string> =>
  fs.promises.readFile(file, 'utf8').catch(() => {
    throw new ConfigError(
      `The council’s key file ${file} is missing or cannot be read. Without it nothing sealed can be opened: put it back from your backup, or set WARDBOOK_KEYS to the folder that holds it.`,
    );
  });

const readKeyFile = async (file: string): Promise<KeyFile> => keyFileOf(await readText(file));

/** The keys that a backup carries, to try what lies in it. */
export const keysOfText = (text: string): Promise<CouncilKeys> => keysFrom(keyFileOf(text), () => undefined);

async function keysFrom(file: KeyFile, newer: () => KeyFile | undefined): Promise<CouncilKeys> {
  const next = nextVersionOf(file);
  const signer = firstOf(file.receiptKeys);
  const openers = new Map(file.openingKeys.map((pair) => [pair.id, openerOf(pair)] as const));
  const [wrapping, ...olderWrapping] = file.wrappingKeys.map(wrappingFrom);
  if (!wrapping) throw new Error('The key file has no wrapping key');
  return {
    council: file.council,
    sets: file.sets,
    version: newestSet(file).version,
    ...(file.since !== undefined && { since: file.since }),
    ...(file.next && next !== undefined && { next: { version: next, madeAt: file.next.madeAt } }),
    receiptKey: { id: signer.id, key: signerFor(signer.jwk) },
    openers: { get: (id) => openers.get(id) ?? mapped(named(newer()?.openingKeys, id), openerOf) },
    recoveryKeys: await Promise.all(file.recoveryKeys.map(importOpening)),
    wrappingKeys: [wrapping, ...olderWrapping],
    wrappingKey: (id) =>
      named([wrapping, ...olderWrapping], id) ?? mapped(named(newer()?.wrappingKeys, id), wrappingFrom),
    cursorKey: secretFrom(file.cursorKey),
  };
}

const named = <T extends { readonly id: string }>(list: readonly T[] | undefined, id: string): T | undefined =>
  list?.find((each) => each.id === id);

const mapped = <T, U>(value: T | undefined, map: (value: T) => U): U | undefined =>
  value === undefined ? undefined : map(value);

const openerOf = ({ jwk }: StoredPair): Opener => openerFor(Buffer.from(jwk.d, 'base64url'));

const secretFrom = ({ id, secret }: KeyFile['cursorKey']): Secret => ({ id, bytes: Buffer.from(secret, 'base64') });

const wrappingFrom = ({ secret, ...rest }: KeyFile['wrappingKeys'][number]): WrappingSecret => ({
  ...rest,
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
