import * as path from 'node:path';
import type { Clock } from '#domain/clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { openKeyring } from './keys/keyring.ts';
import { makeFolder } from './make-folder.ts';
import type { Services } from './services.ts';

interface OpenOptions {
  readonly config: Config;
  readonly version: string;
  readonly clock: Clock;
}

/** The database, migrated and open, and all that works with it; its owner closes it. */
export async function openServices({ config, version, clock }: OpenOptions): Promise<Services> {
  const { dataFolder, databaseUrl, keysFolder, origin } = config;
  makeFolder(dataFolder, 'data', 'WARDBOOK_DATA');
  makeFolder(keysFolder, 'keys', 'WARDBOOK_KEYS');
  const database = await openDatabase({ dataFolder, databaseUrl });
  const attachmentsFolder = path.join(dataFolder, 'attachments');
  return { config, database, keyring: openKeyring(keysFolder), clock, version, origin, attachmentsFolder };
}
