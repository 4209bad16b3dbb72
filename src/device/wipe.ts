// Wiping, keys first: what is left can be delivered and read by nobody here. The rest goes once it has been delivered.
import { type DeviceDatabase, inOneTransaction } from './database.ts';
import type { Register } from './register.ts';

export const destroyKeys = (db: DeviceDatabase): Promise<void> =>
  inOneTransaction(
    db,
    ['meta', 'settings', 'journal', 'pages', 'lines', 'drafts', 'quarantine', 'attachments', 'attachmentChunks'],
    async () => {
      await db.meta.put({ name: 'wraps', wraps: [], wrongTries: 0 });
      await db.meta.put({ name: 'pause', why: 'wiping' });
      for (const store of [db.settings, db.journal, db.pages, db.lines, db.drafts, db.quarantine]) await store.clear();
      await db.attachments.where('state').equals('draft').delete();
      await db.attachments.toCollection().modify((row) => void Reflect.deleteProperty(row, 'thumbnail'));
      await db.attachmentChunks.toCollection().modify((row) => void Reflect.deleteProperty(row, 'cipher'));
    },
  );

/** The database before its line in the register: a kill in between is finished at the next start. */
export async function eraseEnrolment(db: DeviceDatabase, enrolment: string, register: Register): Promise<void> {
  await db.delete({ disableAutoOpen: true });
  await register.remove(enrolment);
}
