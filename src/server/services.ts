import type { Clock } from '#domain/clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Keyring } from './keys/keyring.ts';

/** What every part of the server works with; made once in start-server.ts, and by tests with a clock of their own. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly version: string;
}

/** The clock as the database takes it. */
export const dateOf = ({ clock }: Pick<Services, 'clock'>): Date => new Date(clock());
