import { eraseRecords, readOverdue } from '#protocol/retention.ts';
import { personRoute, type Route } from '../http/route.ts';
import { eraseRecords as erase } from '../retention/erase.ts';
import { readOverdue as overdue } from '../retention/overdue.ts';
import type { Services } from '../services.ts';

export const retentionRoutes = (services: Services): readonly Route[] => [
  personRoute(readOverdue, (_, person) => overdue(services, person)),
  personRoute(eraseRecords, async ({ body }, person) => ({ erased: await erase(services, person, body.records) })),
];
