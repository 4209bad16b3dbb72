// What the key file of a council says, and the only ways in which it changes.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { instantSchema } from '#domain/moment.ts';
import { toBase64Url } from '#protocol/bytes.ts';
import { newOpeningPair } from '#protocol/hpke.ts';
import { type KeySet, keySetBytes, keySetOf, type SignedKeySet, signedKeySetSchema } from '#protocol/key-set.ts';
import { keyIdOf, newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { ConfigError } from '../config.ts';
import { signerFor } from './signatures.ts';

const jwkSchema = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() });
const pairSchema = z.object({ id: z.string(), jwk: jwkSchema });
const secretSchema = z.object({ id: z.string(), secret: z.base64() });
const wrappingSchema = secretSchema.extend({
  replacedAt: instantSchema.exactOptional(),
  /** When the last record key under it was wrapped anew. */
  emptiedAt: instantSchema.exactOptional(),
});

const fileSchema = z.object({
  council: z.uuid(),
  sets: z.array(signedKeySetSchema).min(1),
  /** Since when the newest set is in force; the first is since the council was set up. */
  since: instantSchema.exactOptional(),
  /** The first of each list is the one in use. */
  receiptKeys: z.array(pairSchema).min(1),
  openingKeys: z.array(pairSchema).min(1),
  recoveryKeys: z.array(pairSchema).min(1),
  wrappingKeys: z.array(wrappingSchema).min(1),
  cursorKey: secretSchema,
  /** Made, and not in force before a backup holds it. */
  next: z
    .object({
      set: signedKeySetSchema,
      madeAt: instantSchema,
      receiptKey: pairSchema,
      openingKey: pairSchema,
      recoveryKey: pairSchema,
      wrappingKey: secretSchema,
    })
    .exactOptional(),
});
export type KeyFile = z.infer<typeof fileSchema>;
export type StoredPair = z.infer<typeof pairSchema>;

// A file from before recovery keys could be changed, as old backups hold them.
const oneRecoveryKey = z.object({ recoveryKey: pairSchema }).loose();
const keyFileSchema = z.preprocess((file) => {
  const old = oneRecoveryKey.safeParse(file).data;
  return old ? { ...old, recoveryKeys: [old.recoveryKey] } : file;
}, fileSchema);

export const keyFileOf = (text: string): KeyFile => keyFileSchema.parse(JSON.parse(text));
export const keyFileText = (file: KeyFile): string => JSON.stringify(file, null, 2);

export const newestSet = ({ sets }: Pick<KeyFile, 'sets'>): KeySet => keySetOf(lastOf(sets));

/** Of the keys that are made and not in force. */
export const nextVersionOf = ({ next }: KeyFile): number | undefined => next && keySetOf(next.set).version;

export async function newKeyFile(council: string): Promise<KeyFile> {
  const { public: keys, stored } = await newPairs();
  const set: KeySet = {
    version: 1,
    council,
    receiptKeys: [keys.receiptKey],
    openingKeys: [keys.openingKey],
    recoveryKey: keys.recoveryKey,
  };
  return {
    council,
    sets: [{ text: JSON.stringify(set) }],
    receiptKeys: [stored.receiptKey],
    openingKeys: [stored.openingKey],
    recoveryKeys: [stored.recoveryKey],
    wrappingKeys: [newSecret()],
    cursorKey: newSecret(),
  };
}

/** With the next keys beside those in use; the same file where they are made already. */
export async function withNextKeys(file: KeyFile, madeAt: string): Promise<KeyFile> {
  if (file.next) return file;
  const { public: keys, stored } = await newPairs();
  const before = newestSet(file);
  const set: KeySet = {
    ...before,
    version: before.version + 1,
    receiptKeys: [keys.receiptKey, ...before.receiptKeys],
    openingKeys: [keys.openingKey, ...before.openingKeys],
    recoveryKey: keys.recoveryKey,
  };
  const text = JSON.stringify(set);
  const signer = firstOf(file.receiptKeys);
  const signature = toBase64Url(signerFor(signer.jwk)(keySetBytes(text)));
  const signed: SignedKeySet = { text, signedBy: signer.id, signature };
  return { ...file, next: { set: signed, madeAt, ...stored, wrappingKey: newSecret() } };
}

/** The next keys in use, those before them kept; the same file where there are none. */
export function nextInForce(file: KeyFile, since: string): KeyFile {
  const { next, ...rest } = file;
  if (!next) return file;
  const [replaced, ...older] = file.wrappingKeys;
  return {
    ...rest,
    since,
    sets: [...file.sets, next.set],
    receiptKeys: [next.receiptKey, ...file.receiptKeys],
    openingKeys: [next.openingKey, ...file.openingKeys],
    recoveryKeys: [next.recoveryKey, ...file.recoveryKeys],
    wrappingKeys: [next.wrappingKey, ...(replaced ? [{ ...replaced, replacedAt: since }] : []), ...older],
  };
}

/** That nothing is wrapped by these any more; what is not yet so marked keeps its first mark. */
export const withEmptied = (file: KeyFile, ids: readonly string[], emptiedAt: string): KeyFile => ({
  ...file,
  wrappingKeys: file.wrappingKeys.map((key) => (ids.includes(key.id) ? { emptiedAt, ...key } : key)),
});

/** Without these wrapping keys; the one in use stays whatever is asked. */
export const withoutWrapping = (file: KeyFile, ids: readonly string[]): KeyFile => ({
  ...file,
  wrappingKeys: file.wrappingKeys.filter(({ id }, at) => at === 0 || !ids.includes(id)),
});

/**
 * The keys of a backup and those that lie here already: in use is what the longer chain of key sets has in use, and no key
 * of either is lost. Throws where the two chains part.
 */
export function joined(one: KeyFile, other: KeyFile, now: string): KeyFile {
  const [longer, shorter] = one.sets.length < other.sets.length ? [other, one] : [one, other];
  const follows = shorter.sets.every(({ text }, at) => longer.sets[at]?.text === text);
  if (longer.council !== shorter.council || !follows)
    throw new ConfigError(
      'The keys folder holds other keys of this council than the backup, made after different rotations. Move that key file to a safe place, so that the folder is empty, and restore again.',
    );
  const both = <T extends { readonly id: string }>(keep: readonly T[], more: readonly T[]): T[] => [
    ...keep,
    ...more.filter(({ id }) => !keep.some((each) => each.id === id)),
  ];
  return {
    ...longer,
    receiptKeys: both(longer.receiptKeys, shorter.receiptKeys),
    openingKeys: both(longer.openingKeys, shorter.openingKeys),
    recoveryKeys: both(longer.recoveryKeys, shorter.recoveryKeys),
    wrappingKeys: both(
      longer.wrappingKeys,
      shorter.wrappingKeys.map((key) => ({ replacedAt: now, ...key })),
    ),
  };
}

async function newPairs() {
  const [receipt, opening, recovery] = await Promise.all([
    newSigningPair(true).then(newPair),
    newOpeningPair().then(newPair),
    newOpeningPair().then(newPair),
  ]);
  return {
    public: { receiptKey: receipt.public, openingKey: opening.public, recoveryKey: recovery.public },
    stored: { receiptKey: receipt.stored, openingKey: opening.stored, recoveryKey: recovery.stored },
  };
}

async function newPair(pair: CryptoKeyPair) {
  const publicKey = await publicKeyText(pair.publicKey);
  const id = await keyIdOf(publicKey);
  const jwk = jwkSchema.parse(await crypto.subtle.exportKey('jwk', pair.privateKey));
  return { public: { id, publicKey }, stored: { id, jwk } };
}

const newSecret = (): z.infer<typeof secretSchema> => ({
  id: randomBytes(8).toString('hex'),
  secret: randomBytes(32).toString('base64'),
});

export function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('The key file is empty');
  return first;
}

const lastOf = <T>(list: readonly T[]): T => firstOf(list.slice(-1));
