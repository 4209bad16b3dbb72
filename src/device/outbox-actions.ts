// What a person may do with an entry that needs attention: try again, take it away sealed, or discard it. Nothing else removes one.
import { readHeader } from '#protocol/header.ts';
import { MOST_REASON, stubBytes } from '#protocol/stub.ts';
import { attachmentsOf } from './attachment-links.ts';
import { chunksOfAttachment } from './attachment-rows.ts';
import { inOneTransaction } from './database.ts';
import { failed, storageWords } from './device-problem.ts';
import { sealingKey } from './open-vault.ts';
import type { Outcome } from './phone-storage.ts';
import { resealRow } from './reseal.ts';
import type { OutboxRow } from './rows.ts';
import type { Unlocked } from './unlocked.ts';

const rowOf = ({ vault: { db } }: Unlocked, seq: number): Promise<OutboxRow | undefined> =>
  db.transaction('r', db.outbox, () => db.outbox.get(['record', seq]));

/** A damaged copy is sealed again from the journal. */
export async function retry(open: Unlocked, seq: number): Promise<void> {
  const row = await rowOf(open, seq);
  if (row?.state !== 'attention') return;
  const { problem: _, ...whole } =
    row.sealed && isWhole(row.sealed) ? row : ((await resealRow(open.vault, row)) ?? row);
  const { db, ports } = open.vault;
  await inOneTransaction(db, ['outbox'], async () => {
    const now = await db.outbox.get(['record', seq]);
    if (now?.state === 'attention') await db.outbox.put({ ...whole, state: 'waiting', attempts: 0, nextTry: 0 });
  });
  await open.records.refold(await open.own.refresh());
  ports.changed('outbox');
}

function isWhole(sealed: ArrayBuffer): boolean {
  try {
    return readHeader(new Uint8Array(sealed)).seq > 0;
  } catch {
    return false;
  }
}

/** A signed stub takes the entry's place, so that the council knows that nothing was lost. */
export async function discard(open: Unlocked, seq: number, reason: string): Promise<Outcome> {
  const row = await rowOf(open, seq);
  if (row?.state !== 'attention')
    return failed('This entry does not need attention any more. Look at the outbox again.');
  if (!reason.trim()) return failed('Say why this entry is discarded.');
  if (reason.length > MOST_REASON) return failed(`Say it in at most ${MOST_REASON} characters.`);
  const { vault, own, records } = open;
  const { db, ports, signingKey } = vault;
  try {
    const stub = await stubBytes(await headerOf(open, row), reason.trim(), await sealingKey(vault), signingKey);
    const { sealed: _, problem: __, ...rest } = row;
    const entry = own.bySeq(seq)?.entry;
    const photos = entry ? attachmentsOf(entry).map((each) => each.id) : [];
    await inOneTransaction(db, ['outbox', 'journal', 'lines', 'attachments', 'attachmentChunks'], async () => {
      await db.outbox.put({ ...rest, state: 'discarded', attempts: 0, nextTry: 0, stub: stub.buffer });
      await db.journal.delete(seq);
      await db.attachments.bulkDelete(photos);
      for (const photo of photos) await chunksOfAttachment(db, photo).delete();
      // A line kept beside a page may have been folded with this entry in it.
      await db.lines.bulkDelete([...records.pagesOf(row.record)]);
    });
  } catch (error) {
    return failed(storageWords(error));
  }
  own.drop([seq]);
  await records.refold([row.record]);
  for (const part of ['records', 'outbox'] as const) ports.changed(part);
  return { outcome: 'done' };
}

async function headerOf(open: Unlocked, row: OutboxRow) {
  if (row.sealed && isWhole(row.sealed)) return readHeader(new Uint8Array(row.sealed));
  const again = await resealRow(open.vault, row);
  if (!again?.sealed) throw new Error('The entry is on this phone no more');
  return readHeader(new Uint8Array(again.sealed));
}

/** Sealed to the council as it is: safe to send by any other way. */
export async function exportSealed(open: Unlocked, seq: number): Promise<Blob> {
  const row = await rowOf(open, seq);
  return new Blob(row?.sealed ? [row.sealed] : [], { type: 'application/octet-stream' });
}
