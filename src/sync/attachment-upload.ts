// The lane of attachments: one at a time, chunk after chunk, resumed where the council says it stopped.
import { attachmentProgress, uploadChunk } from '#protocol/attachment-upload.ts';
import type { SignedReceipt } from '#protocol/receipt.ts';
import { changeAttachment, sealedChunk, type WaitingAttachment, waitingAttachments } from './attachment-store.ts';
import type { Contact, Failure } from './failure.ts';
import { contactOf } from './failure.ts';
import type { PushPorts } from './push-entries.ts';
import { type Trust, receiptJudge } from './receipts.ts';
import { backoff, standingTry } from './retry.ts';
import { askJson, type Reply } from './transport.ts';

interface Progress {
  readonly chunks: number;
  readonly receipt?: SignedReceipt | undefined;
}

export interface AttachmentReport {
  readonly contact?: Contact;
  /** When to try again by itself; undefined when none waits. */
  readonly nextTry?: number | undefined;
}

/** Ends at the first sign that the council is out of reach; an attachment that is refused does not hold up the others. */
export async function uploadAttachments(
  database: IDBDatabase,
  trust: Trust,
  ports: PushPorts,
): Promise<AttachmentReport> {
  let nextTry = Number.POSITIVE_INFINITY;
  for (const attachment of await waitingAttachments(database)) {
    const next = standingTry(attachment.nextTry, ports.now());
    if (next > ports.now()) {
      nextTry = Math.min(nextTry, next);
      continue;
    }
    const failure = await upload(database, attachment, trust, ports);
    ports.changed();
    if (!failure) continue;
    if (failure.kind === 'too-large' || failure.kind === 'refused') {
      await changeAttachment(database, attachment.id, { state: 'attention', keyId: attachment.keyId });
      continue;
    }
    const at =
      ports.now() +
      (failure.kind === 'busy' && failure.wait !== undefined
        ? failure.wait
        : backoff(attachment.attempts, ports.random()));
    await changeAttachment(database, attachment.id, {
      state: 'waiting',
      attempts: attachment.attempts + 1,
      nextTry: at,
    });
    nextTry = Math.min(nextTry, at);
    if (failure.kind !== 'broken') return { contact: contactOf(failure), nextTry };
  }
  return Number.isFinite(nextTry) ? { nextTry } : {};
}

async function upload(
  database: IDBDatabase,
  attachment: WaitingAttachment,
  trust: Trust,
  ports: PushPorts,
): Promise<Failure | undefined> {
  const { id, chunks, sha256, size, type, keyId, record } = attachment;
  const request = { enrolment: trust.enrolment, params: { id }, signal: ports.signal };
  let progress: Reply<Progress> = await askJson(ports.fetch, attachmentProgress, request);
  let before = -1;
  for (;;) {
    if (progress.kind !== 'answer') return progress;
    const { receipt, chunks: n } = progress.answer;
    if (receipt) return (await believed(receipt, attachment, trust, database)) ? undefined : { kind: 'not-council' };
    // No further than before: the council and this phone disagree, and only time will help.
    if (n <= before) return { kind: 'broken' };
    before = n;
    const bytes = await sealedChunk(database, id, n);
    if (!bytes) return { kind: 'refused', message: 'Part of this photo is no longer on this phone' };
    const sent: Reply<Progress> = await askJson(ports.fetch, uploadChunk, {
      ...request,
      query: { n, of: chunks, sha256, size, type, keyId, record },
      bytes,
    });
    // Out of step (409), or answered by somebody else: ask where to go on.
    const unsure = sent.kind === 'not-council' || (sent.kind === 'busy' && sent.wait === undefined);
    progress = unsure ? await askJson(ports.fetch, attachmentProgress, request) : sent;
  }
}

async function believed(
  signed: SignedReceipt,
  { id, sha256, size }: WaitingAttachment,
  trust: Trust,
  database: IDBDatabase,
): Promise<boolean> {
  const receipt = await receiptJudge(trust)(signed);
  if (receipt?.what !== 'attachment' || receipt.enrolment !== trust.enrolment) return false;
  if (receipt.id !== id || receipt.sha256 !== sha256 || receipt.size !== size) return false;
  await changeAttachment(database, id, { state: 'received', receipt: signed });
  return true;
}
