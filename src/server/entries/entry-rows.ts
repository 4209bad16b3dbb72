// The rows that a placed line becomes.
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { attachmentSchema } from '#domain/attachment.ts';
import { fromHex, utf8 } from '#protocol/bytes.ts';
import type { SignedReceipt } from '#protocol/receipt.ts';
import type { AttachmentRow, EntryRow } from '../db/record-rows.ts';
import type { Schema } from '../db/schema.ts';
import { encrypt } from '../keys/cipher.ts';
import type { Happening } from './chain.ts';
import { keyOf } from './load-threads.ts';
import type { Placed } from './place-lines.ts';
import { clearContent, sealedContent } from './stored-entry.ts';

export interface Stored {
  readonly council: string;
  readonly at: string;
  readonly order: number;
  readonly receipt: SignedReceipt | undefined;
}

/** What the audit says of it: of a sealed record, only to who has the record's key; of the unreadable, phone and number. */
export function happeningOf({ line, thread, verdict, sealed }: Placed): Happening {
  const { phone, entry, access, hash } = line;
  const fate = verdict.number ? `number ${verdict.number}, ${verdict.outcome}` : (verdict.held ?? verdict.outcome);
  const from = phone ? `, phone ${phone.header.enrolment} entry ${phone.header.seq}` : '';
  const what = phone?.header.lane === 'access' ? 'access' : 'entry';
  const name = entry ? `${entry.kind} ${entry.type}` : (access?.what ?? 'unreadable');
  const detail = `${name}${from}, ${fate}, SHA-256 ${hash}`;
  const known = Boolean(entry ?? access);
  return {
    what,
    by: entry?.by ?? access?.by,
    detail,
    record: thread.id,
    sealed,
    key: sealed && known ? keyOf(thread) : undefined,
  };
}

export function entryRow(placed: Placed, { council, at, order, receipt }: Stored): Insertable<EntryRow> {
  const { line, thread, verdict, sealed, shown } = placed;
  const { entry, phone } = line;
  const content =
    entry && !sealed
      ? clearContent(entry, line)
      : sealedContent(line, council, shown ? (line.kind?.name ?? null) : null, line.bytes && keyOf(thread));
  return {
    council,
    id: line.id,
    entry_hash: fromHex(line.hash),
    record: line.record,
    council_order: order,
    changed_order: order,
    number: verdict.number ?? null,
    origin: entry?.origin ?? 'phone',
    enrolment: phone?.header.enrolment ?? null,
    seq: phone?.header.seq ?? null,
    ...content,
    outcome: verdict.outcome,
    held_reason: verdict.held ?? null,
    fork: verdict.held === 'fork',
    same_id: verdict.held === 'same-id',
    receipt: receipt ? JSON.stringify(receipt) : null,
    received_at: at,
  };
}

export function accessRow(
  { line, thread, verdict }: Placed,
  { council, at, order, receipt }: Stored,
): Insertable<Schema['access_log']> {
  return {
    council,
    id: line.id,
    entry_hash: fromHex(line.hash),
    record: line.record,
    council_order: order,
    enrolment: line.phone?.header.enrolment ?? null,
    seq: line.phone?.header.seq ?? null,
    person: line.access?.by ?? null,
    bytes: line.bytes ? encrypt(keyOf(thread), line.bytes, aboutAccess(council, line.id)) : new Uint8Array(),
    signature: line.signature ?? null,
    held_reason: verdict.held ?? null,
    receipt: receipt ? JSON.stringify(receipt) : null,
    received_at: at,
  };
}

export const aboutAccess = (council: string, id: string): string => `access ${council} ${id}`;

/** What could not be opened is kept as it came, for a key that may come back. */
export const sealedBytesRow = (
  { line: { id, hash, phone } }: Placed,
  council: string,
): Insertable<Schema['sealed_bytes']>[] =>
  phone
    ? [
        {
          council,
          id,
          entry_hash: fromHex(hash),
          header: JSON.stringify(phone.header),
          sha256: createHash('sha256').update(phone.sealed).digest(),
          bytes: phone.sealed,
        },
      ]
    : [];

/** The files that an entry says will come. */
export function attachmentRows({ line, thread, sealed }: Placed, { council, at }: Stored): Insertable<AttachmentRow>[] {
  const listed = Array.isArray(line.entry?.body.attachments) ? line.entry.body.attachments : [];
  return listed.flatMap((each) => {
    const details = attachmentSchema.safeParse(each).data;
    if (!details) return [];
    const text = JSON.stringify(details);
    return [
      {
        council,
        id: details.id,
        record: line.record,
        entry: line.id,
        enrolment: line.phone?.header.enrolment ?? null,
        sealed,
        details: sealed ? null : text,
        details_cipher: sealed ? encrypt(keyOf(thread), utf8(text), aboutAttachment(council, details.id)) : null,
        expected_at: at,
      },
    ];
  });
}

export const aboutAttachment = (council: string, id: string): string => `attachment ${council} ${id}`;
