// A wipe that the manager asked for: the keys go first, then what is sealed is delivered, then everything is deleted.
import { z } from 'zod';
import { answerOf, inOneTransaction } from './idb.ts';

const READABLE_WITH_KEYS = ['journal', 'pages', 'lines', 'settings', 'drafts', 'quarantine'] as const;
const outboxRow = z.looseObject({ state: z.string() });

/** After this nobody, with whatever passphrase, reads anything here; the sealed outbox still delivers. */
export async function beginWipe(database: IDBDatabase): Promise<void> {
  await inOneTransaction(database, ['meta'], async (store) => {
    store('meta').put({ name: 'wraps', wraps: [], wrongTries: 0 });
    store('meta').put({ name: 'pause', why: 'wiping' });
  });
  const present = READABLE_WITH_KEYS.filter((name) => database.objectStoreNames.contains(name));
  await inOneTransaction(database, [...present, 'outbox'], async (store) => {
    for (const name of present) store(name).clear();
    // A last try for what needed a person, who will not come to this phone again.
    const parked = await answerOf<unknown[]>(store('outbox').index('state').getAll('attention'));
    for (const row of parked) {
      const known = outboxRow.safeParse(row).data;
      if (known) store('outbox').put({ ...known, state: 'waiting', attempts: 0, nextTry: 0 });
    }
  });
}
