import type { FastifyRequest } from 'fastify';
import { ENROLMENT_HEADER } from '#protocol/endpoint.ts';
import { askToOpen, decideRecovery, endRecovery, readRecovery, takeRecovery } from '#protocol/recovery.ts';
import { notSignedIn, Refusal } from '../http/refusal.ts';
import { personRoute, phoneRoute, type Route } from '../http/route.ts';
import { type KnownPhone, phoneOf } from '../people/push-credentials.ts';
import * as recovery from '../people/recovery.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';

export const recoveryRoutes = (services: Services): readonly Route[] => [
  personRoute(askToOpen, async ({ body, request }, person) =>
    recovery.askToOpen(services, await ownPhone(services, request, person), body),
  ),
  phoneRoute(readRecovery, async (_, phone) => recovery.recoveryOf(services, phone)),
  phoneRoute(endRecovery, async (_, phone) => recovery.endRecovery(services, phone)),
  personRoute(takeRecovery, async ({ body, request }, person) =>
    recovery.takeAnswer(services, await ownPhone(services, request, person), body.request),
  ),
  personRoute(decideRecovery, async ({ id, body }, { council, id: by }) => ({
    state: await recovery.decideRecovery(services, { council, by, enrolment: id, ...body }),
  })),
];

/** Opening a phone again needs both: its own credential, and a session of the person it was enrolled for. */
async function ownPhone(services: Services, request: FastifyRequest, person: SignedIn): Promise<KnownPhone> {
  const phone = await phoneOf(services, request.cookies, request.headers[ENROLMENT_HEADER]);
  if (phone?.council !== person.council) throw notSignedIn();
  if (phone.person === person.id) return phone;
  throw new Refusal(403, {
    code: 'not-your-phone',
    message: 'This phone is enrolled for somebody else. Sign in with the account it was enrolled for.',
  });
}
