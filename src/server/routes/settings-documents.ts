import { readSettings, settingsNameSchema, writeSettings } from '#protocol/settings-documents.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import { personRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';
import { settingsOf, writeSettingsVersion } from '../settings/settings-documents.ts';

export const settingsRoutes = (services: Services): readonly Route[] => [
  personRoute(readSettings, async (_, { council }) => ({ documents: await settingsOf(services, council) })),
  personRoute(writeSettings, ({ params, body }, person) => {
    const name = settingsNameSchema.safeParse(params.name);
    if (!name.success) throw notFound();
    // Else phones would be sent to fetch a file that nobody has checked.
    if (name.data === 'map') throw badRequest('The area map is added as a file.');
    return writeSettingsVersion(services, person.council, { name: name.data, ...body }, person.id);
  }),
];
