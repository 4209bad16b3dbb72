// From settings to a server that listens. Whatever stops it is one sentence for the person at the terminal.
import type { Clock } from '#domain/clock.ts';
import { openCommandDoor } from './command-door.ts';
import type { Config } from './config.ts';
import { createServer } from './create-server.ts';
import { everyNight } from './db/housekeeping.ts';
import { tendAttachments } from './entries/tend-attachments.ts';
import { logError } from './http/log-error.ts';
import { tendKeys } from './keys/rotation.ts';
import { openServices } from './open-services.ts';
import { theCouncil } from './people/set-up.ts';
import { eraseLate } from './retention/erase.ts';
import type { Services } from './services.ts';

export interface Running {
  readonly services: Services;
  /** Finishes what was begun, closes the database and resolves. */
  stop(): Promise<void>;
}

interface StartOptions {
  readonly config: Config;
  /** The folder of the built app. */
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
  const services = await openServices({ config, version, clock });
  const { database } = services;
  try {
    await prepare?.(services);
    const council = await theCouncil(services);
    // Without them nothing could be receipted: better said now than to the first phone.
    if (council) await services.keyring.of(council.id);
    const app = await createServer(services, { site });
    await app.listen({ port: config.port, host: config.host });
    const closeDoor = database.embedded ? await openCommandDoor(services) : async () => {};
    const tend = () => tendCouncil(services).catch((error: unknown) => logError(app.log, error, 'night work failed'));
    const stopNights = everyNight(tend);
    // Also now: a machine that sleeps at night would never come to it.
    void tend();
    return {
      services,
      async stop() {
        stopNights();
        await closeDoor();
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function tendCouncil(services: Services): Promise<void> {
  const council = await theCouncil(services);
  if (!council) return;
  await tendAttachments(services, council.id);
  await eraseLate(services, council.id);
  await tendKeys(services, council.id);
}
