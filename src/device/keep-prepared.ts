import { boxRow } from './boxes.ts';
import { inOneTransaction } from './database.ts';
import { offersFor } from './offers.ts';
import { type Prepared, PREPARED, readPrepared } from './prepared.ts';
import { lineStamp } from './record-line.ts';
import type { Unlocked } from './unlocked.ts';

/** For the next start; written only where it has changed. */
export async function keepPrepared({ vault: { db, keys, me, ports }, settings }: Unlocked): Promise<void> {
  const { version } = ports;
  const prepared: Prepared = { version, me, offers: offersFor(me.person.roles), stamp: lineStamp(version, settings) };
  const known = await readPrepared(db, keys.capture, version);
  if (JSON.stringify(known) === JSON.stringify(prepared)) return;
  const row = await boxRow(keys.capture, PREPARED, prepared);
  await inOneTransaction(db, ['settings'], () => db.settings.put(row));
}
