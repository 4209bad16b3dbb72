import * as path from 'node:path';
import type { Clock } from '#domain/clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { openKeyring } from './keys/keyring.ts';
import { makeFolder } from './make-folder.ts';
import { theCouncil } from './people/set-up.ts';
import { ensureTallies } from './reports/tallies.ts';
import type { Services } from './services.ts';

interface OpenOptions {
  readonly config: Config;
  readonly version: string;
  readonly clock: Clock;
}

/** The database, migrated, open and with its sums counted, and all that works with it; its owner closes it. */
export async function openServices({ config, version, clock }: OpenOptions): Promise<Services> {
  const { dataFolder, databaseUrl, keysFolder, origin } = config;
  makeFolder(dataFolder, 'data', 'WARDBOOK_DATA');
  makeFolder(keysFolder, 'keys', 'WARDBOOK_KEYS');
  const database = await openDatabase({ dataFolder, databaseUrl });
  const attachmentsFolder = path.join(dataFolder, 'attachments');
  const services = {
    config,
    database,
    keyring: openKeyring(keysFolder),
    clock,
    version,
    origin,
    attachmentsFolder,
    emptyDatabase: (folder: string) => openDatabase({ dataFolder: folder }),
  };
  try {
    const council = await theCouncil(services);
    if (council) await ensureTallies(database, council.id);
  } catch (error) {
    await database.close();
    throw error;
  }
  return services;
}
