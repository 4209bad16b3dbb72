import { ENROLMENT_HEADER } from '#protocol/endpoint.ts';
import { pullEntries } from '#protocol/pull-entries.ts';
import { pullEntries as takePull } from '../entries/pull-entries.ts';
import { givePushCookie } from '../http/cookies.ts';
import { notSignedIn } from '../http/refusal.ts';
import { personRoute, RawAnswer, type Route } from '../http/route.ts';
import { phoneOf } from '../people/push-credentials.ts';
import type { Services } from '../services.ts';

export const pullRoutes = (services: Services): readonly Route[] => [
  // Reading needs both: the session of the person, and the credential of the phone it goes to.
  personRoute(pullEntries, async ({ query: { after, ...contact }, request, reply }, person) => {
    const phone = await phoneOf(services, request.cookies, request.headers[ENROLMENT_HEADER]);
    if (phone?.council !== person.council) throw notSignedIn();
    const bytes = await takePull(services, phone, person.id, { after, contact });
    givePushCookie(reply, phone);
    return new RawAnswer(bytes, { 'content-type': 'application/octet-stream' });
  }),
];
