import type { Tx } from '../db/database.ts';
import { unwrapRecordKey } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';

/** The unwrapped keys of those records that the transaction's person may open. */
export async function readRecordKeys(
  tx: Tx,
  keys: CouncilKeys,
  records: readonly string[],
): Promise<Map<string, Uint8Array>> {
  if (records.length === 0) return new Map();
  const rows = await tx
    .selectFrom('record_keys')
    .selectAll()
    .where('council', '=', keys.council)
    .where('record', 'in', records)
    .execute();
  return new Map(rows.map((row) => [row.record, unwrapRecordKey(keys, row.record, row)]));
}
