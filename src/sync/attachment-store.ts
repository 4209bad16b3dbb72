// Photos, signatures and documents as the sender sees them: sealed chunks beside a row that says how far they are.
import { z } from 'zod';
import { type SignedReceipt, signedReceiptSchema } from '#protocol/receipt.ts';
import { answerOf, inOneTransaction } from './idb.ts';

const attachmentRowSchema = z.looseObject({
  id: z.string(),
  record: z.string().optional(),
  sha256: z.string(),
  size: z.int().positive(),
  type: z.string(),
  chunks: z.int().positive(),
  keyId: z.string(),
  state: z.enum(['draft', 'waiting', 'attention', 'received']),
  attempts: z.int(),
  nextTry: z.number(),
  receipt: signedReceiptSchema.optional(),
});
type Row = z.infer<typeof attachmentRowSchema>;
export type WaitingAttachment = Row & { readonly record: string };

const chunkRowSchema = z.looseObject({ sealed: z.instanceof(ArrayBuffer).optional() });

function parsed(row: unknown): Row[] {
  const { data } = attachmentRowSchema.safeParse(row);
  return data ? [data] : [];
}

/** Oldest first: their ids are in order of time. */
export async function waitingAttachments(database: IDBDatabase): Promise<WaitingAttachment[]> {
  const rows = await answerOf<unknown[]>(
    database.transaction('attachments').objectStore('attachments').index('state').getAll('waiting'),
  );
  return rows.flatMap(parsed).flatMap((row) => (row.record === undefined ? [] : [{ ...row, record: row.record }]));
}

/** The chunk sealed to the council; undefined where it is no longer on the phone. */
export async function sealedChunk(
  database: IDBDatabase,
  attachment: string,
  n: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await answerOf<unknown>(
    database.transaction('attachmentChunks').objectStore('attachmentChunks').get([attachment, n]),
  );
  const sealed = chunkRowSchema.safeParse(row).data?.sealed;
  return sealed && new Uint8Array(sealed);
}

type Change =
  | { readonly state: 'received'; readonly receipt: SignedReceipt }
  /** What was refused; sealed to another key meanwhile, it is not that any more. */
  | { readonly state: 'attention'; readonly keyId: string }
  | { readonly state: 'waiting'; readonly attempts: number; readonly nextTry: number };

/** Changes the row only while it waits. */
export const changeAttachment = (database: IDBDatabase, id: string, change: Change): Promise<void> =>
  inOneTransaction(database, ['attachments'], async (store) => {
    const [row] = parsed(await answerOf<unknown>(store('attachments').get(id)));
    if (row?.state !== 'waiting' || (change.state === 'attention' && change.keyId !== row.keyId)) return;
    store('attachments').put({ ...row, ...change });
  });

/** Puts what was received back to waiting; the council answers with the receipt at once where it still has it. */
export async function askAgain(attachments: IDBObjectStore): Promise<void> {
  const rows = await answerOf<unknown[]>(attachments.index('state').getAll('received'));
  for (const row of rows.flatMap(parsed)) attachments.put({ ...row, state: 'waiting', attempts: 0, nextTry: 0 });
}
