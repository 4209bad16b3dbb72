// Every route, for create-server.ts. tests/server/http checks that no endpoint of the protocol is left out.
import type { Route } from '../http/route.ts';
import type { Services } from '../services.ts';
import { auditRoutes } from './audit.ts';
import { enrolRoutes } from './enrol.ts';
import { healthRoutes } from './health.ts';
import { keySetRoutes } from './key-sets.ts';
import { peopleRoutes } from './people.ts';
import { phoneRoutes } from './phones.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings-documents.ts';
import { setupRoutes } from './setup.ts';

const families = [
  auditRoutes,
  enrolRoutes,
  healthRoutes,
  keySetRoutes,
  peopleRoutes,
  phoneRoutes,
  sessionRoutes,
  settingsRoutes,
  setupRoutes,
];

export const allRoutes = (services: Services): readonly Route[] => families.flatMap((routes) => routes(services));
