// The one database with a fixed name: which enrolments this phone has, and when each is to be tried again.
import { z } from 'zod';
import { REGISTER_DATABASE } from '#device/rows.ts';
import { answerOf, inOneTransaction, openExisting } from './idb.ts';

const STORE = 'enrolments';

const registerRowSchema = z.looseObject({
  enrolment: z.string(),
  database: z.string(),
  nextTry: z.number(),
  failures: z.number().default(0),
  notBefore: z.number().default(0),
});
export type Registered = z.infer<typeof registerRowSchema>;

/** Empty where nobody was ever enrolled here. */
export const readRegister = (factory: IDBFactory): Promise<Registered[]> =>
  withRegister(factory, [], async (database) => {
    const rows = await answerOf<unknown[]>(database.transaction(STORE).objectStore(STORE).getAll());
    return rows.flatMap((row) => registerRowSchema.safeParse(row).data ?? []);
  });

/** Leaves alone what is no longer registered. */
export const rememberTries = (
  factory: IDBFactory,
  { enrolment, ...tries }: Pick<Registered, 'enrolment' | 'nextTry' | 'failures' | 'notBefore'>,
): Promise<void> =>
  withRegister(factory, undefined, (database) =>
    inOneTransaction(database, [STORE], async (store) => {
      const row = registerRowSchema.safeParse(await answerOf<unknown>(store(STORE).get(enrolment))).data;
      if (row) store(STORE).put({ ...row, ...tries });
    }),
  );

export const forgetEnrolment = (factory: IDBFactory, enrolment: string): Promise<void> =>
  withRegister(factory, undefined, (database) =>
    inOneTransaction(database, [STORE], async (store) => {
      store(STORE).delete(enrolment);
    }),
  );

async function withRegister<T>(
  factory: IDBFactory,
  absent: T,
  work: (database: IDBDatabase) => Promise<T>,
): Promise<T> {
  const database = await openExisting(factory, REGISTER_DATABASE);
  if (!database) return absent;
  try {
    return database.objectStoreNames.contains(STORE) ? await work(database) : absent;
  } finally {
    database.close();
  }
}
