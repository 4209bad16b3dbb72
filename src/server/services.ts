import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { EntryServices } from './entries/services.ts';

/** What every part of the server works with; made once in start-server.ts, and by tests with a clock of their own. */
export interface Services extends EntryServices {
  readonly config: Config;
  readonly version: string;
  /** A new, empty database in an empty folder, in which a backup is tried. */
  readonly emptyDatabase: (folder: string) => Promise<Database>;
}

/** The clock as the database takes it. */
export const dateOf = ({ clock }: Pick<Services, 'clock'>): Date => new Date(clock());
