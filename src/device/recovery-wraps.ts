// When the council has a new recovery key, the wraps to the one before it are made anew; until then it keeps that one.
import { keySetOf } from '#protocol/key-set.ts';
import { inOneTransaction, readMeta } from './database.ts';
import { keySetIn, type Vault, wrapPlace } from './open-vault.ts';
import type { KeyName, WrapRow } from './rows.ts';
import { recoveryWrap } from './wraps.ts';

export async function renewRecoveryWraps(vault: Vault): Promise<void> {
  const { db, keys } = vault;
  const { recoveryKey } = await keySetIn(db);
  const [row, known] = [await readMeta(db, 'wraps'), await readMeta(db, 'keys')];
  const [pinned] = known?.sets ?? [];
  const sealedTo = row?.sealedTo ?? (pinned && keySetOf(pinned).recoveryKey.id);
  if (!row || sealedTo === recoveryKey.id) return;
  const place = await wrapPlace(vault);
  const made = await Promise.all(
    row.wraps.filter(isRecovery).flatMap(({ key: name }) => {
      const key = keys[name];
      return key ? [recoveryWrap(place, name, key)] : [];
    }),
  );
  const madeOf = (name: KeyName) => made.find(({ key }) => key === name);
  await inOneTransaction(db, ['meta'], async () => {
    const now = await readMeta(db, 'wraps');
    if (!now) return;
    // What the reading lease has taken meanwhile stays taken.
    const wraps = now.wraps.map((wrap) => (isRecovery(wrap) ? (madeOf(wrap.key) ?? wrap) : wrap));
    const whole = now.wraps.filter(isRecovery).every(({ key }) => madeOf(key));
    await db.meta.put({ ...now, wraps, ...(whole && { sealedTo: recoveryKey.id }) });
  });
}

const isRecovery = ({ by }: WrapRow): boolean => by === 'recovery';
