import { readWelcome, setUp } from '#protocol/setup.ts';
import { giveSessionCookie } from '../http/cookies.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { setUpCouncil, theCouncil } from '../people/set-up.ts';
import type { Services } from '../services.ts';

export const setupRoutes = (services: Services): readonly Route[] => [
  publicRoute(readWelcome, async () => {
    const council = await theCouncil(services);
    return {
      ...(council && { council: council.name }),
      needsSetup: council === undefined,
      origin: services.config.origin,
      version: services.version,
      councilAccounts: services.config.oidc !== undefined,
    };
  }),
  publicRoute(setUp, async ({ body: { token, ...first }, reply }) => {
    const begun = await setUpCouncil(services, token, first);
    giveSessionCookie(reply, begun.token);
    return begun.person.session;
  }),
];
