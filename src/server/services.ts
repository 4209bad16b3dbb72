import type { Config } from './config.ts';
import type { EntryServices } from './entries/services.ts';

/** What every part of the server works with; made once in start-server.ts, and by tests with a clock of their own. */
export interface Services extends EntryServices {
  readonly config: Config;
  readonly version: string;
}

/** The clock as the database takes it. */
export const dateOf = ({ clock }: Pick<Services, 'clock'>): Date => new Date(clock());
