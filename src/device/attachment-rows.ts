// One photo or paper as rows. It knows no schema: what answers before the home screen hides some too, and loads nothing else.
import type { DeviceDatabase } from './database.ts';
import type { AttachmentRow } from './rows.ts';

export async function dropAttachment(db: DeviceDatabase, id: string): Promise<void> {
  await db.attachments.delete(id);
  await chunksOfAttachment(db, id).delete();
}

/** Nobody here sees it any more; its sealed copy is still delivered. */
export async function hideAttachment(db: DeviceDatabase, { thumbnail: _, ...row }: AttachmentRow): Promise<void> {
  await db.attachments.put(row);
  await chunksOfAttachment(db, row.id).modify((chunk) => void Reflect.deleteProperty(chunk, 'cipher'));
}

export const chunksOfAttachment = (db: DeviceDatabase, id: string) =>
  db.attachmentChunks.where('[attachment+n]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]);
