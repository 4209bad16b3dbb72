// Another passphrase for the same keys: every wrap is made again, and no key and no ciphertext changes.
import { inOneTransaction, readMeta } from './database.ts';
import { tryKeys } from './enrolments.ts';
import { newWrapSalt, PASSPHRASE_COST, PASSPHRASE_LEAST, passphraseKey, type WrappingKey } from './key-wrap.ts';
import { readWrappings, type Vault, wrapPlace, wrappingRow } from './open-vault.ts';
import type { DevicePorts } from './ports.ts';
import type { Wraps } from './vault.ts';
import { allWraps } from './wraps.ts';

/** What is wrong with it as a new one, in words. */
export const passphraseProblem = (passphrase: string): string | undefined =>
  passphrase.normalize('NFKC').trim().length < PASSPHRASE_LEAST
    ? `Use ${PASSPHRASE_LEAST} characters or more. Three words you will remember are good.`
    : undefined;

export const newWay = (
  passphrase: string,
  { passphraseCost }: Pick<DevicePorts, 'passphraseCost'>,
): Promise<WrappingKey> => passphraseKey(passphrase, newWrapSalt(), passphraseCost ?? PASSPHRASE_COST);

type Change = 'done' | 'busy' | { readonly triesLeft: number };

/** A wrong old one counts as a try at the lock screen does. */
export async function changePassphrase(vault: Vault, old: string, fresh: string): Promise<Change> {
  const { db, ports } = vault;
  const opened = await tryKeys(vault, { by: 'passphrase', passphrase: old });
  if ('triesLeft' in opened) return opened;
  const others = (await readWrappings(vault)).filter(({ by }) => by !== 'passphrase');
  const ways = [await newWay(fresh, ports), ...others];
  // The keys of the disk and not of memory: another tab may have made one since.
  const wraps = await allWraps(await wrapPlace(vault), opened.keys, ways);
  const box = await wrappingRow(opened.keys.capture, ways);
  return inOneTransaction(db, ['meta', 'settings'], async () => {
    const now = await readMeta(db, 'wraps');
    // Written already, before the connection was lost.
    if (now && sameWraps(now, { wraps })) return 'done';
    if (!now || !sameWraps(now, opened.wraps)) return 'busy';
    await db.meta.put({ name: 'wraps', wraps, wrongTries: 0 });
    await db.settings.put(box);
    return 'done';
  });
}

const sameWraps = (a: Pick<Wraps, 'wraps'>, b: Pick<Wraps, 'wraps'>): boolean => listOf(a) === listOf(b);
const listOf = ({ wraps }: Pick<Wraps, 'wraps'>): string =>
  JSON.stringify(wraps.map(({ key, by, salt }) => [key, by, [...salt]]));
