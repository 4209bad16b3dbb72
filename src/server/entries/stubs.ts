import { instantText } from '#domain/moment.ts';
import { fromHex, utf8 } from '#protocol/bytes.ts';
import { type SignedReceipt, signedReceiptSchema, signReceipt } from '#protocol/receipt.ts';
import type { Stub } from '#protocol/stub.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { encrypt } from '../keys/cipher.ts';
import { recordKey } from './attachments.ts';
import type { Chain } from './chain.ts';
import type { Ingestion } from './ingest.ts';

/** Stores that a person discarded an entry on the phone, so that its seq is accounted for. A repeat gives the same receipt. */
export async function takeStub(
  tx: Tx,
  { keys, now, origin }: Ingestion,
  chain: Chain,
  { stub, reason }: { readonly stub: Stub; readonly reason: string | undefined },
): Promise<SignedReceipt> {
  const { council, enrolment, lane, seq, id, record, entryHash } = stub.header;
  const before = await tx
    .selectFrom('stubs')
    .select('receipt')
    .where('council', '=', council)
    .where('enrolment', '=', enrolment)
    .where('lane', '=', lane)
    .where('seq', '=', seq)
    .where('entry_hash', '=', fromHex(entryHash))
    .executeTakeFirst();
  if (before) return signedReceiptSchema.parse(before.receipt);

  const at = instantText(now);
  const { order } = chain.add({
    what: 'discarded',
    detail: `phone ${enrolment} entry ${seq}, SHA-256 ${entryHash}`,
    sealed: true,
  });
  const receipt = await signReceipt(keys.receiptKey.key, {
    what: 'stub',
    key: keys.receiptKey.id,
    origin,
    enrolment,
    at,
    seq,
    hash: entryHash,
  });
  const row = { council, enrolment, lane, seq, id, entry_hash: fromHex(entryHash) };
  const words = reason === undefined ? new Uint8Array() : utf8(reason);
  // It may tell of a sealed record, and goes when the record is erased.
  const cipher = encrypt(await recordKey(tx, keys, record), words, `stub ${council} ${enrolment} ${lane} ${seq}`);
  await tx
    .insertInto('stubs')
    .values({
      ...row,
      reason: Buffer.from(cipher).toString('base64'),
      council_order: order,
      receipt: JSON.stringify(receipt),
      received_at: at,
    })
    .execute();
  const column = lane === 'record' ? 'held_seqs' : 'held_access_seqs';
  await tx
    .updateTable('enrolments')
    .set({ [column]: sql`${sql.ref(column)} + ${`{[${seq},${seq}]}`}::int8multirange` })
    .where('council', '=', council)
    .where('id', '=', enrolment)
    .execute();
  return receipt;
}
