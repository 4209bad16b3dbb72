// A wipe that the manager asked for: the keys go first, then what is sealed is delivered, then everything is deleted.
import { z } from 'zod';
import { answerOf, deleteDatabase, inOneTransaction } from './idb.ts';
import { forgetEnrolment, readRegister, type Registered } from './register-store.ts';

const NEED_KEYS = ['settings', 'journal', 'pages', 'lines', 'drafts', 'quarantine'];
const rowSchema = z.record(z.string(), z.unknown());

/** After this nobody, with whatever passphrase, reads anything here; the sealed outbox still delivers. */
export async function destroyKeys(database: IDBDatabase): Promise<void> {
  await inOneTransaction(database, ['meta'], async (store) => {
    store('meta').put({ name: 'wraps', wraps: [], wrongTries: 0 });
    store('meta').put({ name: 'pause', why: 'wiping' });
  });
  const present = NEED_KEYS.filter((name) => database.objectStoreNames.contains(name));
  await inOneTransaction(database, [...present, 'outbox', 'attachments', 'attachmentChunks'], async (store) => {
    for (const name of present) store(name).clear();
    await Promise.all([
      eachRow(store('attachmentChunks'), ({ cipher: _, ...chunk }) => chunk),
      eachRow(store('attachments'), ({ thumbnail: _, ...row }) => (row.state === 'draft' ? undefined : lastTry(row))),
      lastTryOf(store('outbox')),
    ]);
  });
}

async function lastTryOf(outbox: IDBObjectStore): Promise<void> {
  const rows = await answerOf<unknown[]>(outbox.index('state').getAll('attention'));
  for (const each of rows) {
    const row = rowSchema.safeParse(each).data;
    if (row) outbox.put(lastTry(row));
  }
}

/** For what needed a person, who will not come to this phone again. */
const lastTry = (row: Row): Row =>
  row.state === 'attention' ? { ...row, state: 'waiting', attempts: 0, nextTry: 0 } : row;

type Row = z.infer<typeof rowSchema>;
const eachRow = (store: IDBObjectStore, to: (row: Row) => Row | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = store.openCursor();
    request.onerror = () => reject(request.error ?? new Error('The phone’s storage did not answer'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve();
      const row = rowSchema.safeParse(cursor.value).data;
      const next = row && to(row);
      if (next) cursor.update(next);
      else cursor.delete();
      cursor.continue();
    };
  });

/** The database before its line in the register: a kill in between is finished at the next start. */
export async function eraseEnrolment(
  factory: IDBFactory,
  { database, enrolment }: Registered,
  files: Files,
): Promise<void> {
  await deleteDatabase(factory, database);
  await forgetEnrolment(factory, enrolment);
  // The area map belongs to nobody: it stays while anybody else works with this phone.
  if ((await readRegister(factory)).length > 0) return;
  const folder = await files();
  await folder?.removeEntry(AREA_FOLDER, { recursive: true }).catch(() => undefined);
}

/** The private files of this origin, where the browser has them. */
export type Files = () => Promise<FileSystemDirectoryHandle | undefined>;
/** Inside them, whatever is of the area map. */
export const AREA_FOLDER = 'area-map';
