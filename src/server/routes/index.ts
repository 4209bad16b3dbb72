// Every route, for create-server.ts. tests/server/http checks that no endpoint of the protocol is left out.
import type { Route } from '../http/route.ts';
import type { Services } from '../services.ts';
import { areaMapRoutes } from './area-map.ts';
import { attachmentRoutes } from './attachment-upload.ts';
import { auditRoutes } from './audit.ts';
import { deskEntryRoutes } from './desk-entries.ts';
import { deskRecordRoutes } from './desk-records.ts';
import { disclosureRoutes } from './disclosure.ts';
import { enrolRoutes } from './enrol.ts';
import { featureRoutes } from './features.ts';
import { healthRoutes } from './health.ts';
import { hotSpotRoutes } from './hot-spots.ts';
import { importRoutes } from './imports.ts';
import { jobLinkRoutes } from './job-links.ts';
import { keyRoutes } from './keys.ts';
import { keySetRoutes } from './key-sets.ts';
import { peopleRoutes } from './people.ts';
import { phoneRoutes } from './phones.ts';
import { pullRoutes } from './pull-entries.ts';
import { pushCredentialRoutes } from './push-credential.ts';
import { pushRoutes } from './push-entries.ts';
import { recoveryRoutes } from './recovery.ts';
import { reportRoutes } from './reports.ts';
import { retentionRoutes } from './retention.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings-documents.ts';
import { setupRoutes } from './setup.ts';
import { taskRoutes } from './tasks.ts';

const families = [
  areaMapRoutes,
  attachmentRoutes,
  auditRoutes,
  deskEntryRoutes,
  deskRecordRoutes,
  disclosureRoutes,
  enrolRoutes,
  featureRoutes,
  healthRoutes,
  hotSpotRoutes,
  importRoutes,
  jobLinkRoutes,
  keyRoutes,
  keySetRoutes,
  peopleRoutes,
  phoneRoutes,
  pullRoutes,
  pushCredentialRoutes,
  pushRoutes,
  recoveryRoutes,
  reportRoutes,
  retentionRoutes,
  sessionRoutes,
  settingsRoutes,
  setupRoutes,
  taskRoutes,
];

export const allRoutes = (services: Services): readonly Route[] => families.flatMap((routes) => routes(services));
