// The forgotten passphrase, on the phone: what it asks the council with, and how the answer opens the vault again.
// While it waits, the key that the answer comes under lies wrapped by the password of the account.
import { sameBytes, toBase64Url } from '#protocol/bytes.ts';
import { newOpeningPair } from '#protocol/hpke.ts';
import {
  type AskToOpen,
  openRecoveryAnswer,
  type RecoveredKeys,
  type RecoverableKey,
  type RecoveryAnswer,
} from '#protocol/recovery.ts';
import { publicKeyText } from '#protocol/signature.ts';
import { decrypt, encrypt, importKey } from './cipher.ts';
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import type { Enrolment } from './enrolments.ts';
import { newWrapSalt, PASSPHRASE_COST, passphraseKey } from './key-wrap.ts';
import { dropLeased, endLeases, hasWrap, LEASED, LEASED_STORES } from './lease.ts';
import { openVault, type Vault, wrapPlace, wrappingRow } from './open-vault.ts';
import { newWay } from './passphrase.ts';
import type { DevicePorts } from './ports.ts';
import type { WrapRow } from './rows.ts';
import { allWraps } from './wraps.ts';

export interface RecoveryRequest {
  readonly ask: AskToOpen;
  /** Once the council has taken it: until then nothing has changed here. */
  keep(request: string): Promise<void>;
}

const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;
const placeOf = (enrolment: string, request: string): string => `meta/recovery/${enrolment}/${request}`;

/** Undefined where the council's wraps are gone, as after a wipe: nobody can open it any more. */
export async function recoveryRequest(
  { db, enrolment }: Enrolment,
  password: string,
  ports: DevicePorts,
): Promise<RecoveryRequest | undefined> {
  await endLeases(db, ports.now());
  const rows = (await readMeta(db, 'wraps'))?.wraps.filter(({ by }) => by === 'recovery') ?? [];
  const capture = sealedText(rows, 'capture');
  if (capture === undefined) return undefined;
  const [archive, sealed] = [sealedText(rows, 'archive'), sealedText(rows, 'sealed')];
  const pair = await newOpeningPair();
  const [salt, cost] = [newWrapSalt(), ports.passphraseCost ?? PASSPHRASE_COST];
  const by = await importKey((await passphraseKey(password, salt, cost)).raw);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    ask: {
      publicKey: await publicKeyText(pair.publicKey),
      wraps: { capture, ...(archive !== undefined && { archive }), ...(sealed !== undefined && { sealed }) },
    },
    async keep(request) {
      const key = await encrypt(by, placeOf(enrolment, request), pkcs8);
      await inOneTransaction(db, ['meta'], async () => {
        await db.meta.put({ name: 'recovery', request, salt, cost, key });
      });
    },
  };
}

const sealedText = (rows: readonly WrapRow[], name: RecoverableKey): string | undefined => {
  const row = rows.find(({ key }) => key === name);
  return row && toBase64Url(new Uint8Array(row.wrapped.bytes));
};

export const forgetRequest = (db: DeviceDatabase): Promise<void> =>
  inOneTransaction(db, ['meta'], () => db.meta.delete('recovery'));

type Recovered = { readonly vault: Vault } | { readonly refused: 'no-request' | 'password' | 'answer' };

/**
 * Opens the vault with what the council sent and wraps its keys anew. Until everything has been proved nothing is written:
 * whoever sealed the right capture key has opened the council's own wrap, and that proves the whole answer.
 */
export async function recover(
  { db, enrolment, council }: Enrolment,
  answer: RecoveryAnswer,
  secrets: { readonly password: string; readonly passphrase: string },
  ports: DevicePorts,
): Promise<Recovered> {
  const asked = await readMeta(db, 'recovery');
  if (asked?.request !== answer.request) return { refused: 'no-request' };
  const privateKey = await waitingKey(enrolment, asked, secrets.password);
  if (!privateKey) return { refused: 'password' };
  await endLeases(db, ports.now());
  const opened = await proved({ db, enrolment, council, ports }, privateKey, answer);
  if (!opened) return { refused: 'answer' };

  const { keys } = opened;
  const way = await newWay(secrets.passphrase, ports);
  const wraps = await allWraps(await wrapPlace(opened), keys, [way]);
  const box = await wrappingRow(keys.capture, [way]);
  const kept = await inOneTransaction(db, LEASED_STORES, async () => {
    const [still, before] = [await readMeta(db, 'recovery'), await readMeta(db, 'wraps')];
    // Written already, before the connection was lost.
    if (before && sameSalts(before.wraps, way.salt)) return true;
    if (still?.request !== answer.request || !before) return false;
    // What the lease has taken since stays taken; what the council kept back is as if its lease had ended.
    for (const name of LEASED) if (!hasWrap(before, name)) keys[name] = undefined;
    await dropLeased(
      db,
      LEASED.filter((name) => keys[name] === undefined),
    );
    await db.meta.put({ name: 'wraps', wraps: wraps.filter(({ key }) => keys[key] !== undefined), wrongTries: 0 });
    await db.settings.put(box);
    await db.meta.delete('recovery');
    return true;
  });
  return kept ? { vault: opened } : { refused: 'no-request' };
}

const sameSalts = (rows: readonly WrapRow[], salt: Uint8Array): boolean =>
  rows.some((row) => sameBytes(row.salt, salt));

type Asked = NonNullable<Awaited<ReturnType<typeof readMeta<'recovery'>>>>;

async function waitingKey(
  enrolment: string,
  { request, salt, cost, key }: Asked,
  password: string,
): Promise<CryptoKey | undefined> {
  const by = await importKey((await passphraseKey(password, salt, cost)).raw);
  try {
    const pkcs8 = await decrypt(by, placeOf(enrolment, request), key);
    // Extractable, because HPKE takes its public half from it.
    return await crypto.subtle.importKey('pkcs8', pkcs8, ECDH, true, ['deriveBits']);
  } catch {
    return undefined;
  }
}

/** Undefined where the answer is not to this request, or its key does not open what lies here. */
async function proved(
  place: Pick<Vault, 'db' | 'ports' | 'enrolment' | 'council'>,
  privateKey: CryptoKey,
  answer: RecoveryAnswer,
): Promise<Vault | undefined> {
  try {
    const raw: RecoveredKeys = await openRecoveryAnswer(privateKey, place, answer);
    const keyOf = (name: RecoverableKey) => raw[name] && importKey(raw[name]);
    const [capture, archive, sealed] = await Promise.all([keyOf('capture'), keyOf('archive'), keyOf('sealed')]);
    return capture && (await openVault(place, { capture, archive, sealed }));
  } catch {
    return undefined;
  }
}
