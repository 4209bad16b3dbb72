import { answerJob, endJobLink, listJobLinks, makeJobLink, openJob } from '#protocol/job-links.ts';
import { personRoute, publicRoute, type Route } from '../http/route.ts';
import { answerTheJob, openTheJob } from '../job-links/job.ts';
import { endLink, linksOf, makeLink } from '../job-links/links.ts';
import type { Services } from '../services.ts';

export const jobLinkRoutes = (services: Services): readonly Route[] => [
  personRoute(makeJobLink, ({ id, query }, person) => makeLink(services, person, id, query.item)),
  personRoute(listJobLinks, async ({ id }, person) => ({ links: await linksOf(services, person, id) })),
  personRoute(endJobLink, ({ id }, person) => endLink(services, person, id)),
  publicRoute(openJob, ({ body }) => openTheJob(services, body)),
  publicRoute(answerJob, ({ body }) => answerTheJob(services, body)),
];
