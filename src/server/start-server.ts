// From settings to a server that listens. Whatever stops it is one sentence for the person at the terminal.
import * as path from 'node:path';
import type { Clock } from '#domain/clock.ts';
import type { Config } from './config.ts';
import { createServer } from './create-server.ts';
import { openDatabase } from './db/database.ts';
import { openKeyring } from './keys/keyring.ts';
import type { Services } from './services.ts';

export interface Running {
  readonly services: Services;
  /** Finishes what was begun, closes the database and resolves. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly site: string;
  readonly version: string;
  readonly clock?: Clock;
  /** Runs once the database is open, before anybody is let in. */
  readonly prepare?: (services: Services) => Promise<void>;
}

export async function startServer({
  config,
  site,
  version,
  prepare,
  clock = Date.now,
}: StartOptions): Promise<Running> {
  const database = await openDatabase({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl });
  const services: Services = {
    config,
    database,
    clock,
    version,
    keyring: openKeyring(config.keysFolder),
    origin: config.origin,
    attachmentsFolder: path.join(config.dataFolder, 'attachments'),
  };
  try {
    await prepare?.(services);
    const app = await createServer(services, { site });
    await app.listen({ port: config.port, host: config.host });
    return {
      services,
      async stop() {
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
