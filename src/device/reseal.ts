// When the council has lost the key that something was sealed to, it is sealed again to the new one; what was signed stays as it was.
import { CHUNK_BYTES, sealChunk } from '#protocol/attachment-upload.ts';
import { resealBytes } from '#protocol/envelope.ts';
import { chunksOfAttachment } from './attachment-rows.ts';
import { originalOf } from './attachments.ts';
import { inOneTransaction } from './database.ts';
import { signedBytesOf } from './journal.ts';
import { keySetIn, sealingKey, type Vault } from './open-vault.ts';
import { recordKey } from './record-keys.ts';
import type { AttachmentRow, OutboxRow } from './rows.ts';

/** How many entries and attachments were sealed again. */
export async function reseal(vault: Vault): Promise<number> {
  vault.remembered.sealing = undefined;
  const known = new Set((await keySetIn(vault.db)).openingKeys.map(({ id }) => id));
  const { db } = vault;
  const { rows, files } = await db.transaction('r', [db.outbox, db.attachments], async () => ({
    rows: await db.outbox.where('state').anyOf('waiting', 'attention').toArray(),
    files: await db.attachments.where('state').anyOf('draft', 'waiting', 'attention').toArray(),
  }));
  const entries = await Promise.all(
    rows.filter(({ keyId }) => !known.has(keyId)).map((row) => resealEntry(vault, row)),
  );
  const attachments = await Promise.all(
    files.filter(({ keyId }) => !known.has(keyId)).map((row) => resealAttachment(vault, row)),
  );
  return [...entries, ...attachments].filter(Boolean).length;
}

async function resealEntry(vault: Vault, row: OutboxRow): Promise<boolean> {
  const again = await resealRow(vault, row);
  if (!again) return false;
  const { db } = vault;
  return inOneTransaction(db, ['outbox'], async () => {
    const now = await db.outbox.get([row.lane, row.seq]);
    if (now?.state !== row.state || now.keyId !== row.keyId) return false;
    await db.outbox.put({ ...again, state: 'waiting', attempts: 0, nextTry: 0 });
    return true;
  });
}

/** Undefined where the journal no longer has it: the access lane is written once. */
export async function resealRow(vault: Vault, row: OutboxRow): Promise<OutboxRow | undefined> {
  const { db, enrolment } = vault;
  const { lane, seq, id, record } = row;
  const journal = lane === 'record' ? await db.transaction('r', db.journal, () => db.journal.get(seq)) : undefined;
  if (!journal) return undefined;
  const signed = await signedBytesOf(vault, journal);
  const { header, sealed } = await resealBytes(
    { lane, enrolment, seq, id, record, ...signed },
    await sealingKey(vault),
  );
  return { ...row, entryHash: header.entryHash, keyId: header.keyId, sealed: sealed.buffer };
}

async function resealAttachment(vault: Vault, row: AttachmentRow): Promise<boolean> {
  const { db, enrolment } = vault;
  const key = row.sealedRecord ? await recordKey(vault, row.sealedRecord) : vault.keys.capture;
  const bytes = key && (await originalOf(vault, row, key));
  if (!bytes) return false;
  const { council, openingKey, openingKeyId } = await sealingKey(vault);
  const sealed = await Promise.all(
    Array.from({ length: row.chunks }, (_, n) =>
      sealChunk(
        { council, enrolment, attachment: row.id, n },
        openingKey,
        bytes.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
      ),
    ),
  );
  await inOneTransaction(db, ['attachments', 'attachmentChunks'], async () => {
    await chunksOfAttachment(db, row.id).modify(
      (chunk) => void Object.assign(chunk, { sealed: sealed[chunk.n]?.buffer }),
    );
    const now = await db.attachments.get(row.id);
    // Refused under a key that the council no longer has, it is sent anew.
    const again = now?.state === 'attention' ? ({ state: 'waiting', attempts: 0, nextTry: 0 } as const) : {};
    await db.attachments.update(row.id, { keyId: openingKeyId, ...again });
  });
  return true;
}
