import { ENROLMENT_HEADER } from '#protocol/endpoint.ts';
import { askCredential, renewCredential } from '#protocol/push-credential.ts';
import { givePushCookie } from '../http/cookies.ts';
import { personRoute, type Route } from '../http/route.ts';
import { phoneOf } from '../people/push-credentials.ts';
import { challengeFor, credentialFor } from '../people/renew-credential.ts';
import type { Services } from '../services.ts';

export const pushCredentialRoutes = (services: Services): readonly Route[] => [
  personRoute(askCredential, async ({ request }, person) => {
    const header = request.headers[ENROLMENT_HEADER];
    if (await phoneOf(services, request.cookies, header)) return {};
    return { challenge: await challengeFor(services, person, header) };
  }),
  personRoute(renewCredential, async ({ body, request, reply }, person) => {
    givePushCookie(reply, await credentialFor(services, person, request.headers[ENROLMENT_HEADER], body));
  }),
];
