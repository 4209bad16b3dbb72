// The reading lease: what a phone that has not been in touch may no longer read goes, keys and ciphertext. Capture and delivery go on.
import { type DeviceDatabase, inOneTransaction, readMeta } from './database.ts';
import { RECORD_KEY } from './record-keys.ts';
import type { MetaRow } from './rows.ts';

const HOUR = 60 * 60 * 1000;
const LEASED = ['archive', 'sealed'] as const;
type Leased = (typeof LEASED)[number];
const LEASE: Readonly<Record<Leased, number>> = { archive: 14 * 24 * HOUR, sealed: 72 * HOUR };

/** Which keys ended now. A phone clock set back wins nothing: the latest time ever seen counts. */
export async function endLeases(db: DeviceDatabase, now: number): Promise<readonly Leased[]> {
  return inOneTransaction(
    db,
    ['meta', 'pages', 'lines', 'journal', 'settings', 'attachments', 'attachmentChunks'],
    async () => {
      const [pull, wraps] = [await readMeta(db, 'pull'), await readMeta(db, 'wraps')];
      if (!pull || !wraps) return [];
      const lastSeen = Math.max(now, pull.lastSeen ?? 0);
      const ended = LEASED.filter((name) => lastSeen - (pull.lastPull ?? 0) > LEASE[name] && hasWrap(wraps, name));
      if (ended.length === 0) {
        await db.meta.put({ ...pull, lastSeen });
        return ended;
      }
      await db.meta.put({ ...wraps, wraps: wraps.wraps.filter(({ key }) => !ended.some((name) => name === key)) });
      // The next pull starts from the beginning and replaces what is left.
      const { cursor: _, ...rest } = pull;
      await db.meta.put({ ...rest, lastSeen });
      if (ended.includes('archive')) await dropArchive(db);
      if (ended.includes('sealed')) await dropSealed(db);
      return ended;
    },
  );
}

const hasWrap = ({ wraps }: Extract<MetaRow, { name: 'wraps' }>, name: Leased): boolean =>
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
  for (const { thumbnail: _, ...row } of pictures) {
    await db.attachments.put(row);
    await db.attachmentChunks
      .where('[attachment+n]')
      .between([row.id, 0], [row.id, Number.MAX_SAFE_INTEGER])
      .modify((chunk) => void Reflect.deleteProperty(chunk, 'cipher'));
  }
}
