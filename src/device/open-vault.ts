// An enrolment while it is unlocked: what every other file here works with. Locking drops it whole.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { fromBase64Url, toBase64Url } from '#protocol/bytes.ts';
import { prepareSealing } from '#protocol/envelope.ts';
import { importOpeningPublicKey, type Seal } from '#protocol/hpke.ts';
import { type KeySet, keySetOf } from '#protocol/key-set.ts';
import { personSchema } from '#protocol/people.ts';
import { boxRow, readBox } from './boxes.ts';
import { newKey } from './cipher.ts';
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import type { WrappingKey } from './key-wrap.ts';
import type { Me } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';
import type { Head, SettingsRow, WrapRow } from './rows.ts';
import type { VaultKeys } from './vault.ts';
import { allWraps, type WrapPlace, wrapsOf } from './wraps.ts';

export interface Vault {
  readonly db: DeviceDatabase;
  readonly ports: DevicePorts;
  readonly enrolment: string;
  readonly council: string;
  readonly keys: VaultKeys;
  readonly signingKey: CryptoKey;
  readonly me: Me;
  readonly remembered: Remembered;
}

/** What every save needs and what seldom changes: read once, and again when it may have. A head that is out of date costs one more round. */
export interface Remembered {
  head?: Head | undefined;
  clockOffset?: number | undefined;
  sealing?: Promise<SealingTo> | undefined;
  /** Papers are made one after the other, so that the same one is never made twice at once. */
  papers?: Promise<unknown> | undefined;
}

const meSchema = z.object({
  person: personSchema,
  council: z.object({ id: idSchema, name: z.string() }),
  prefix: z.string(),
  enrolment: idSchema,
});
const bytesSchema = z.string().transform((text) => fromBase64Url(text));
const wrappingSchema = z.array(
  z.object({
    by: z.enum(['passphrase', 'passkey']),
    raw: bytesSchema,
    salt: bytesSchema,
    credential: bytesSchema.exactOptional(),
    cost: z.object({ kibibytes: z.int(), passes: z.int() }).exactOptional(),
  }),
);

/** What a new enrolment keeps under its capture key. */
export async function firstBoxes(
  capture: CryptoKey,
  me: Me,
  signingKey: CryptoKey,
  by: WrappingKey,
): Promise<SettingsRow[]> {
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', signingKey));
  return Promise.all([
    boxRow(capture, 'me', me),
    boxRow(capture, 'signing-key', toBase64Url(pkcs8)),
    wrappingRow(capture, [by]),
  ]);
}

export async function openVault(
  place: Pick<Vault, 'db' | 'ports' | 'enrolment' | 'council'>,
  keys: VaultKeys,
): Promise<Vault> {
  const me = await readBox(place.db, keys.capture, 'me', meSchema);
  const pkcs8 = await readBox(place.db, keys.capture, 'signing-key', bytesSchema);
  if (!me || !pkcs8) throw new Error('The vault is not whole');
  const signingKey = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ]);
  return { ...place, keys, me, signingKey, remembered: {} };
}

/** The ways to unlock lie under the capture key, so that a key made later gets all its wraps whichever way was used today. */
export async function readWrappings({ db, keys }: Vault): Promise<readonly WrappingKey[]> {
  return (await readBox(db, keys.capture, 'wrapping-keys', wrappingSchema)) ?? [];
}

export const wrappingRow = (capture: CryptoKey, ways: readonly WrappingKey[]): Promise<SettingsRow> =>
  boxRow(
    capture,
    'wrapping-keys',
    ways.map((way) => ({ ...way, raw: toBase64Url(way.raw), salt: toBase64Url(way.salt), ...credentialText(way) })),
  );

const credentialText = ({ credential }: WrappingKey) => (credential ? { credential: toBase64Url(credential) } : {});

/** Adds a way to unlock every key there is. */
export async function addWay(vault: Vault, way: WrappingKey): Promise<void> {
  const ways = [...(await readWrappings(vault)), way];
  const made = await allWraps(await wrapPlace(vault), vault.keys, [way]);
  await writeWraps(
    vault,
    made.filter(({ by }) => by !== 'recovery'),
    [await wrappingRow(vault.keys.capture, ways)],
  );
}

/** The archive or sealed key; a new one where the reading lease has taken the last. */
export async function keyFor(vault: Vault, name: 'archive' | 'sealed'): Promise<CryptoKey> {
  const known = vault.keys[name];
  if (known) return known;
  const key = await newKey();
  const wraps = await Promise.all(wrapsOf(await wrapPlace(vault), name, key, await readWrappings(vault)));
  await writeWraps(vault, wraps, []);
  vault.keys[name] = key;
  return key;
}

const writeWraps = ({ db }: Vault, made: readonly WrapRow[], boxes: readonly SettingsRow[]): Promise<void> =>
  inOneTransaction(db, ['meta', 'settings'], async () => {
    const row = await readMeta(db, 'wraps');
    await db.meta.put({ name: 'wraps', wrongTries: 0, ...row, wraps: [...(row?.wraps ?? []), ...made] });
    await db.settings.bulkPut([...boxes]);
  });

/** The newest key set of the council that this phone believes. */
export async function keySetIn(db: DeviceDatabase): Promise<KeySet> {
  const newest = (await readMeta(db, 'keys'))?.sets.at(-1);
  if (!newest) throw new Error('The council’s keys are missing');
  return keySetOf(newest);
}

export async function wrapPlace({
  db,
  council,
  enrolment,
}: Pick<Vault, 'db' | 'council' | 'enrolment'>): Promise<WrapPlace> {
  const { recoveryKey } = await keySetIn(db);
  return { council, enrolment, recoveryKey: await importOpeningPublicKey(recoveryKey.publicKey) };
}

export interface SealingTo {
  readonly council: string;
  readonly openingKeyId: string;
  readonly openingKey: CryptoKey;
  /** For the next entry. */
  prepared?: Promise<Seal> | undefined;
}

/** What to seal to: the first opening key of the newest set. */
export function sealingKey(vault: Vault): Promise<SealingTo> {
  const { remembered } = vault;
  remembered.sealing ??= readSealingKey(vault).catch((error: unknown) => {
    remembered.sealing = undefined;
    throw error;
  });
  return remembered.sealing;
}

/** What to seal one entry to: a seal prepared before, where there is one. */
export async function nextSealing(
  vault: Vault,
): Promise<Omit<SealingTo, 'openingKey'> & { openingKey: CryptoKey | Seal }> {
  const to = await sealingKey(vault);
  const { council, openingKeyId, openingKey, prepared } = to;
  to.prepared = undefined;
  return { council, openingKeyId, openingKey: (await prepared?.catch(() => undefined)) ?? openingKey };
}

/** While nobody waits: it is most of the work of the next save's seal. */
export async function prepareSealingAhead(vault: Vault): Promise<void> {
  const to = await sealingKey(vault);
  to.prepared ??= prepareSealing(to.openingKey);
  await to.prepared;
}

async function readSealingKey({ db, council }: Vault): Promise<SealingTo> {
  const [first] = (await keySetIn(db)).openingKeys;
  if (!first) throw new Error('The council has no opening key');
  return { council, openingKeyId: first.id, openingKey: await importOpeningPublicKey(first.publicKey) };
}

/** The measured difference to the council's clock. */
export async function clockOffsetOf({ db, remembered }: Vault): Promise<number> {
  remembered.clockOffset ??= (await readMeta(db, 'pull'))?.clockOffset ?? 0;
  return remembered.clockOffset;
}
