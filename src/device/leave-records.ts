// Records that left this person's reach are forgotten: their sealed pages and pictures go, and pages they shared are written again without them.
import { dropAttachment, hideAttachment } from './attachment-rows.ts';
import type { DeviceDatabase } from './database.ts';
import { FIRST_LINES } from './first-lines.ts';
import { entriesOfPage, pageRow } from './pages.ts';
import { zipJson } from './zip-json.ts';
import { keyFor, type Vault } from './open-vault.ts';
import type { PageRow } from './rows.ts';
import type { Records } from './records.ts';

interface Leaving {
  /** Inside the transaction of the pull; false where another tab has moved those pages. */
  write(): Promise<boolean>;
}

export async function withoutRecords(
  vault: Vault,
  left: readonly string[],
  records: Pick<Records, 'pagesOf'>,
): Promise<Leaving> {
  const { db } = vault;
  const pages = [...new Set(left.flatMap((record) => records.pagesOf(record)))];
  const rows = await db.transaction('r', db.pages, () => db.pages.bulkGet(pages));
  const shared = rows.flatMap((row) => (row && row.sealedRecord === undefined ? [row] : []));
  const again = await Promise.all(shared.map((row) => without(vault, row, left)));
  return {
    async write() {
      if (left.length === 0) return true;
      const now = await db.pages.bulkGet(pages);
      if (now.some((row, i) => row?.id !== rows[i]?.id)) return false;
      await db.pages.bulkPut(again);
      await db.lines.bulkDelete([FIRST_LINES, ...pages]);
      await db.pages.where('sealedRecord').anyOf(left).delete();
      await forgetPictures(db, left);
      return true;
    },
  };
}

async function forgetPictures(db: DeviceDatabase, left: readonly string[]): Promise<void> {
  for (const row of await db.attachments.where('record').anyOf(left).toArray())
    await (row.state === 'received' ? dropAttachment(db, row.id) : hideAttachment(db, row));
}

async function without(vault: Vault, row: PageRow, left: readonly string[]): Promise<PageRow> {
  const kept = (await entriesOfPage(vault, row)).filter(({ entry }) => !left.includes(entry.record));
  const again = await pageRow(await keyFor(vault, 'archive'), await zipJson(kept), { entries: kept.length });
  return row.n === undefined ? again : { ...again, n: row.n };
}
