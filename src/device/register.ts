// The database with the fixed name: which enrolments this phone has. It says nothing of whose they are.
import { Dexie, type Table } from 'dexie';
import { dexieOptions } from './database.ts';
import { REGISTER_DATABASE, type RegisterRow } from './rows.ts';

class RegisterDatabase extends Dexie {
  declare readonly enrolments: Table<RegisterRow, string>;

  constructor() {
    super(REGISTER_DATABASE, dexieOptions());
    this.version(1).stores({ enrolments: 'enrolment' });
  }
}

export interface Register {
  list(): Promise<readonly RegisterRow[]>;
  add(row: RegisterRow): Promise<void>;
  close(): void;
}

export async function openRegister(): Promise<Register> {
  const db = new RegisterDatabase();
  await db.open();
  return {
    list: () => db.transaction('r', db.enrolments, () => db.enrolments.toArray()),
    add: (row) => db.transaction('rw', db.enrolments, async () => void (await db.enrolments.put(row))),
    close: () => db.close(),
  };
}

/** Says nothing of whom or what it holds. */
export const newDatabaseName = (): string => `w-${crypto.randomUUID()}`;
