// Own entries until a pull brings them back: the signed bytes and their signature, so that they can be sealed again.
import type { Entry } from '#domain/entry.ts';
import { type Bytes, concatBytes } from '#protocol/bytes.ts';
import { entryOf, type Sealed } from '#protocol/envelope.ts';
import { SIGNATURE_LENGTH } from '#protocol/signature.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { Vault } from './open-vault.ts';
import { readEach } from './quarantine.ts';
import { recordKey } from './record-keys.ts';
import type { JournalRow } from './rows.ts';

const placeOf = (seq: number): string => `journal/${seq}`;

export interface OwnEntry {
  readonly seq: number;
  readonly entry: Entry;
}

/** `key` is the capture key, or that of the sealed record. */
export async function journalRow(key: CryptoKey, sealed: Sealed, isSealedKind: boolean): Promise<JournalRow> {
  const { seq, record } = sealed.header;
  const cipher = await encrypt(key, placeOf(seq), concatBytes(sealed.signature, sealed.bytes));
  return { seq, record, ...(isSealedKind ? { sealedRecord: record } : {}), cipher };
}

/** Throws where the row does not decrypt. */
export async function signedBytesOf(
  vault: Vault,
  { seq, sealedRecord, cipher }: JournalRow,
): Promise<{ bytes: Bytes; signature: Bytes }> {
  const key = sealedRecord ? await recordKey(vault, sealedRecord) : vault.keys.capture;
  if (!key) throw new Error('The key of this record is not on the phone');
  const plain = await decrypt(key, placeOf(seq), cipher);
  return { signature: plain.slice(0, SIGNATURE_LENGTH), bytes: plain.slice(SIGNATURE_LENGTH) };
}

/**
 * Rows that are not `known`: two tabs save in turn, so a seq that is new may be lower than one that is known. Those that cannot
 * be read go to quarantine, and are still delivered from the outbox.
 */
export async function readJournal(
  vault: Vault,
  known: Pick<ReadonlyMap<number, unknown>, 'has'>,
): Promise<readonly OwnEntry[]> {
  const { db } = vault;
  const rows = await db.transaction('r', db.journal, async () => {
    const seqs = await db.journal.toCollection().primaryKeys();
    const fresh = seqs.filter((seq) => !known.has(seq));
    // One read of everything costs a tenth of as many single ones, and is what an unlock does.
    if (fresh.length === seqs.length) return db.journal.toArray();
    return (await db.journal.bulkGet(fresh)).filter((row) => row !== undefined);
  });
  return readEach(
    db,
    vault.ports.now(),
    'journal',
    rows,
    ({ seq }) => seq,
    async (row) => ({
      seq: row.seq,
      entry: entryOf((await signedBytesOf(vault, row)).bytes),
    }),
  );
}
