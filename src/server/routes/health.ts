import { readHealth } from '#protocol/health.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';

export const healthRoutes = (services: Services): readonly Route[] => [
  publicRoute(readHealth, async () => {
    // Asks the database something, so that "ok" means more than "the process runs".
    await theCouncil(services);
    const database = services.database.embedded ? ('embedded' as const) : ('postgresql' as const);
    return { ok: true, database, version: services.version };
  }),
];
