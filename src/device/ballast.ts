// Eight megabytes kept for the day the phone is full: words always fit, photos may not.
import { type DeviceDatabase, inOneTransaction } from './database.ts';
import { isQuota } from './device-problem.ts';

const BALLAST = 'ballast';
const BALLAST_BYTES = 8 * 1024 * 1024;
const RANDOM_MOST = 65_536;

/** Quietly not there where there is no room: it is only a reserve. */
export async function layBallast(db: DeviceDatabase): Promise<void> {
  const there = await db.transaction('r', db.settings, () => db.settings.where('name').equals(BALLAST).count());
  if (there > 0) return;
  const bytes = incompressible();
  try {
    await inOneTransaction(db, ['settings'], () =>
      db.settings.put({ name: BALLAST, version: 1, cipher: { iv: new Uint8Array(), bytes } }),
    );
  } catch (error) {
    if (!isQuota(error)) throw error;
  }
}

const dropBallast = (db: DeviceDatabase): Promise<void> =>
  inOneTransaction(db, ['settings'], () => db.settings.delete(BALLAST));

/** Tries once more without the ballast where the phone is full. */
export async function withRoom<T>(db: DeviceDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isQuota(error)) throw error;
    await dropBallast(db);
    return work();
  }
}

/** Some browsers compress what they store. */
function incompressible(): ArrayBuffer {
  const bytes = new Uint8Array(BALLAST_BYTES);
  for (let at = 0; at < BALLAST_BYTES; at += RANDOM_MOST) crypto.getRandomValues(bytes.subarray(at, at + RANDOM_MOST));
  return bytes.buffer;
}
