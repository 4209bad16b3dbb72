import { readAudit, verifyAudit } from '#protocol/audit.ts';
import { auditLines } from '../audit/read-audit.ts';
import { checkChain } from '../entries/chain.ts';
import { personRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const auditRoutes = (services: Services): readonly Route[] => [
  personRoute(readAudit, ({ query }, { council, id }) => auditLines(services, council, id, query.before)),
  // The whole chain is in the council's order, sealed lines included; the answer says only how many and whether it holds.
  personRoute(verifyAudit, (_, { council }) =>
    services.database.as({ act: 'ingest', council }, (tx) => checkChain(tx, council)),
  ),
];
