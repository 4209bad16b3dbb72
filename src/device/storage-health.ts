// Whether the browser promises to keep what is stored, and how much it is. Shown to the officer and reported to the council.
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import type { Health } from './phone-storage.ts';
import type { DevicePorts } from './ports.ts';

/** Asked after a person has shown that they mean to use the app; some browsers answer without asking them. */
export async function askToPersist(db: DeviceDatabase, { storage }: DevicePorts): Promise<void> {
  const persisted = storage ? await storage.persist().then(yesNo, () => 'unknown' as const) : 'unknown';
  await inOneTransaction(db, ['meta'], () => db.meta.put({ name: 'health', persisted }));
}

const yesNo = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');

export async function readHealth(db: DeviceDatabase, { storage }: DevicePorts): Promise<Health> {
  const [health, quarantined, estimate] = await Promise.all([
    readMeta(db, 'health'),
    db.transaction('r', db.quarantine, () => db.quarantine.count()),
    storage?.estimate().catch(() => undefined),
  ]);
  return {
    persisted: health?.persisted ?? 'unknown',
    ...(estimate?.usage === undefined ? {} : { usedBytes: estimate.usage }),
    quarantined,
    durability: db.durability,
    databaseVersion: db.verno,
  };
}
