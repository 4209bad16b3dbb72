// The reading lease: what a phone that has not been in touch may no longer read goes, keys and ciphertext. Capture and delivery go on.
import { hideAttachment } from './attachment-rows.ts';
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import { type KeyName, type MetaRow, RECORD_KEY } from './rows.ts';

const HOUR = 60 * 60 * 1000;
export const LEASED = ['archive', 'sealed'] as const;
export type Leased = (typeof LEASED)[number];
const LEASE: Readonly<Record<Leased, number>> = { archive: 14 * 24 * HOUR, sealed: 72 * HOUR };

/** What `dropLeased` touches. */
export const LEASED_STORES = [
  'meta',
  'pages',
  'lines',
  'journal',
  'settings',
  'attachments',
  'attachmentChunks',
] as const;

type Pull = Extract<MetaRow, { name: 'pull' }>;

/** Ends what is over now. A phone clock set back wins nothing: the latest time seen since the last pull counts. */
export async function endLeases(db: DeviceDatabase, now: number): Promise<void> {
  await inOneTransaction(db, LEASED_STORES, async () => {
    const [pull, wraps] = [await readMeta(db, 'pull'), await readMeta(db, 'wraps')];
    if (!pull || !wraps) return;
    const lastSeen = Math.max(now, pull.lastSeen ?? 0);
    await db.meta.put({ ...pull, lastSeen });
    await dropLeased(
      db,
      LEASED.filter((name) => sincePull({ ...pull, lastSeen }, now) > LEASE[name] && hasWrap(wraps, name)),
    );
  });
}

/** A clock that now stands before the last pull was ahead at it and has been put right: the council's time of that pull counts. */
function sincePull({ lastPull = 0, lastSeen = 0, clockOffset }: Pull, now: number): number {
  const seen = lastSeen - lastPull;
  return now < lastPull ? Math.max(seen, now - (lastPull + clockOffset)) : seen;
}

/** Inside a transaction: every wrap of these keys, the ciphertext under them, and the cursor, so that the next pull begins anew. */
export async function dropLeased(db: DeviceDatabase, ended: readonly Leased[]): Promise<void> {
  if (ended.length === 0) return;
  const [pull, wraps] = [await readMeta(db, 'pull'), await readMeta(db, 'wraps')];
  if (wraps)
    await db.meta.put({ ...wraps, wraps: wraps.wraps.filter(({ key }) => !ended.some((name) => name === key)) });
  if (pull) {
    const { cursor: _, ...rest } = pull;
    await db.meta.put(rest);
  }
  if (ended.includes('archive')) await dropArchive(db);
  if (ended.includes('sealed')) await dropSealed(db);
}

export const hasWrap = ({ wraps }: Extract<MetaRow, { name: 'wraps' }>, name: KeyName): boolean =>
  wraps.some(({ key }) => key === name);

async function dropArchive(db: DeviceDatabase): Promise<void> {
  await db.pages.filter(({ sealedRecord }) => sealedRecord === undefined).delete();
  await db.lines.clear();
}

/** Sealed copies stay in the outbox: what an assessor wrote still reaches the council. */
async function dropSealed(db: DeviceDatabase): Promise<void> {
  await db.pages.where('sealedRecord').above('').delete();
  await db.journal.filter(({ sealedRecord }) => sealedRecord !== undefined).delete();
  await db.settings.where('name').startsWith(RECORD_KEY).delete();
  const pictures = await db.attachments.filter(({ sealedRecord }) => sealedRecord !== undefined).toArray();
  for (const row of pictures) await hideAttachment(db, row);
}
