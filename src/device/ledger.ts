// The equation that every test asserts: what was ever saved is received, waiting, needs attention, or was discarded by a person.
import type { DeviceDatabase } from './database.ts';
import { headOf } from './head.ts';
import type { Ledger } from './phone-storage.ts';
import type { OutboxState } from './rows.ts';

/** `saved` is the head seq; the rest are rows of the outbox, so a row that vanished shows as a difference. */
export const readLedger = (db: DeviceDatabase): Promise<Ledger> =>
  db.transaction('r', [db.meta, db.outbox, db.attachments], async () => {
    const count = (state: OutboxState) => db.outbox.where('[lane+state]').equals(['record', state]).count();
    const [head, received, waiting, attention, discarded, photos] = await Promise.all([
      headOf(db),
      count('received'),
      count('waiting'),
      count('attention'),
      count('discarded'),
      Promise.all([
        db.attachments.where('state').notEqual('draft').count(),
        db.attachments.where('state').equals('received').count(),
      ]),
    ]);
    const [taken, receivedPhotos] = photos;
    return { saved: head.record, received, waiting, attention, discarded, photos: { taken, received: receivedPhotos } };
  });

export const addsUp = ({ saved, received, waiting, attention, discarded }: Ledger): boolean =>
  saved === received + waiting + attention + discarded;
