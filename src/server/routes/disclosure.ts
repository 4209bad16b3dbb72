import { discloseRecord } from '#protocol/disclosure.ts';
import { disclose } from '../desk/disclose.ts';
import { personRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const disclosureRoutes = (services: Services): readonly Route[] => [
  personRoute(discloseRecord, ({ id, body }, person) => disclose(services, person, id, body)),
];
