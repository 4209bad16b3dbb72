import { listPhones, wipePhone } from '#protocol/phones.ts';
import { personRoute, type Route } from '../http/route.ts';
import { askToWipe, phonesOf } from '../people/phones.ts';
import type { Services } from '../services.ts';

export const phoneRoutes = (services: Services): readonly Route[] => [
  personRoute(listPhones, async (_, { council }) => ({ phones: await phonesOf(services, council) })),
  personRoute(wipePhone, async ({ id }, person) => ({
    state: await askToWipe(services, person.council, id, person.id),
  })),
];
