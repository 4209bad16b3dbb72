import { writeDeskEntries } from '#protocol/desk-entries.ts';
import { writeEntries } from '../entries/write-entries.ts';
import { personRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const deskEntryRoutes = (services: Services): readonly Route[] => [
  personRoute(writeDeskEntries, async ({ body }, { council, id }) => ({
    numbers: await writeEntries(services, { council, person: id }, [body]),
  })),
];
