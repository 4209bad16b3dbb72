// Where own entries stand between this phone and the council: the outbox's state and what the receipt says.
import type { DeviceDatabase } from './database.ts';
import type { Delivery } from './phone-storage.ts';
import type { OutboxRow, ReceiptRow } from './rows.ts';

export interface Standing {
  readonly delivery: Delivery;
  readonly number?: number;
  readonly receivedAt?: string;
}

export function standingOf(row: Pick<OutboxRow, 'state'> | undefined, receipt: ReceiptRow | undefined): Standing {
  const state = row?.state ?? 'waiting';
  if (state !== 'received' || !receipt) return { delivery: state };
  return {
    delivery: receipt.effect === 'held' ? 'deciding' : 'received',
    receivedAt: receipt.at,
    ...(receipt.number === undefined ? {} : { number: receipt.number }),
  };
}

export const readStandings = (db: DeviceDatabase, seqs: readonly number[]): Promise<readonly Standing[]> =>
  db.transaction('r', [db.outbox, db.receipts], async () => {
    const keys = seqs.map((seq): [string, number] => ['record', seq]);
    const [rows, receipts] = [await db.outbox.bulkGet(keys), await db.receipts.bulkGet(keys)];
    return seqs.map((_, i) => standingOf(rows[i], receipts[i]));
  });

const ADVANCE: readonly Delivery[] = ['attention', 'waiting', 'deciding', 'received', 'discarded'];

/** Of several, the one a person should hear of first. */
export const leastAdvanced = (deliveries: readonly Delivery[]): Delivery =>
  ADVANCE.find((each) => deliveries.includes(each)) ?? 'received';
