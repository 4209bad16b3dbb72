// Which photos go with what was saved. Runs inside the transaction that saves.
import { type Attachment, attachmentSchema } from '#domain/attachment.ts';
import type { Entry } from '#domain/entry.ts';
import { chunksOfAttachment } from './attachment-rows.ts';
import type { DeviceDatabase } from './database.ts';
import type { AttachmentRow } from './rows.ts';

/** An entry lists its files under `attachments`. */
export const attachmentsOf = ({ body }: Pick<Entry, 'body'>): readonly Attachment[] =>
  Array.isArray(body.attachments)
    ? body.attachments.flatMap((each) => attachmentSchema.safeParse(each).data ?? [])
    : [];

/** What the entries list waits to be sent; what the draft had besides, and the person took out, goes. */
export async function linkAttachments(
  db: DeviceDatabase,
  record: string,
  entries: readonly Entry[],
  draft?: string,
): Promise<void> {
  const listed = new Set(entries.flatMap(attachmentsOf).map(({ id }) => id));
  const rows = listed.size > 0 ? await db.attachments.bulkGet([...listed]) : [];
  const linked = rows
    .filter((row) => row?.state === 'draft')
    .flatMap((row): AttachmentRow[] => {
      if (!row) return [];
      const { draft: _, ...rest } = row;
      return [{ ...rest, record, state: 'waiting' }];
    });
  if (linked.length > 0) await db.attachments.bulkPut(linked);
  if (draft !== undefined) await dropDraftAttachments(db, draft);
}

/** What is still under the draft. */
export async function dropDraftAttachments(db: DeviceDatabase, draft: string): Promise<void> {
  const ids = await db.attachments.where('draft').equals(draft).primaryKeys();
  if (ids.length === 0) return;
  await db.attachments.bulkDelete(ids);
  for (const id of ids) await chunksOfAttachment(db, id).delete();
}
