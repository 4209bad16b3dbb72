// From entries to the rows that keep them: signed, sealed to the council, and encrypted for their writer. No transaction is open here.
import type { Entry } from '#domain/entry.ts';
import { newSalt, sealEntry, type Sealed } from '#protocol/envelope.ts';
import type { Lane } from '#protocol/header.ts';
import { type OwnEntry, journalRow } from './journal.ts';
import { nextSealing, type Vault } from './open-vault.ts';
import { recordKeyFor } from './record-keys.ts';
import type { JournalRow, OutboxRow } from './rows.ts';

export interface SealedEntries {
  readonly journal: readonly JournalRow[];
  readonly outbox: readonly OutboxRow[];
  readonly own: readonly OwnEntry[];
}

/** Numbers them from `firstSeq` on. */
export async function sealEntries(
  vault: Vault,
  entries: readonly Entry[],
  firstSeq: number,
  isSealedKind: boolean,
): Promise<SealedEntries> {
  const made = await Promise.all(
    entries.map(async (entry, i) => {
      const line = { ...entry, enrolment: vault.enrolment, seq: firstSeq + i, salt: newSalt() };
      const sealed = await sealEntry(line, { ...(await nextSealing(vault)), signingKey: vault.signingKey });
      const key = isSealedKind ? await recordKeyFor(vault, entry.record) : vault.keys.capture;
      const journal = await journalRow(key, sealed, isSealedKind);
      return { journal, outbox: outboxRow('record', sealed), own: { seq: line.seq, entry: line } };
    }),
  );
  return {
    journal: made.map((each) => each.journal),
    outbox: made.map((each) => each.outbox),
    own: made.map((each) => each.own),
  };
}

export function outboxRow(lane: Lane, { header, sealed }: Sealed): OutboxRow {
  const { seq, id, record, entryHash, keyId } = header;
  return { lane, seq, id, record, entryHash, keyId, state: 'waiting', attempts: 0, nextTry: 0, sealed: sealed.buffer };
}
