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

/** The council has it, whatever it makes of it: only a loss at the council changes that. */
export const isReceipted = ({ delivery }: Standing): boolean => delivery === 'received' || delivery === 'deciding';

/** Own entries without a receipt: few, where own entries may be thousands. */
export async function openSeqs(db: DeviceDatabase): Promise<readonly number[]> {
  const keys = await db.transaction('r', db.outbox, () =>
    db.outbox
      .where('[lane+state]')
      .anyOf(OPEN.map((state) => ['record', state]))
      .primaryKeys(),
  );
  return keys.map(([, seq]) => seq);
}

const OPEN: readonly OutboxRow['state'][] = ['waiting', 'attention', 'discarded'];

const ADVANCE: readonly Delivery[] = ['attention', 'waiting', 'deciding', 'received', 'discarded'];

/** Of several, the one a person should hear of first. */
export const leastAdvanced = (deliveries: readonly Delivery[]): Delivery =>
  ADVANCE.find((each) => deliveries.includes(each)) ?? 'received';
