// The two addresses of sign-in with a council account. A browser opens them itself, so every answer is another address, and why
// it came to nothing stands behind its #.
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import {
  afterSignIn,
  COUNCIL_SIGN_IN,
  COUNCIL_SIGN_IN_DONE,
  type SignInPlace,
  type SignInRefusal,
  signInPlaceOf,
} from '#protocol/council-sign-in.ts';
import { signInWithCouncilAccount } from '../people/council-accounts.ts';
import { identityProvider } from '../people/identity-provider.ts';
import { beginAttempt, placeOfState, spendAttempt } from '../people/sign-in-attempts.ts';
import { SignInRefused } from '../people/sign-in-refused.ts';
import type { Services } from '../services.ts';
import { attemptToken, giveAttemptCookie, giveSessionCookie, takeAttemptCookie } from './cookies.ts';
import { logError } from './log-error.ts';
import { Refusal } from './refusal.ts';
import { refuseForeign } from './same-origin.ts';
import { SIGN_INS_A_MINUTE } from './sign-ins-a-minute.ts';

/** Nothing, unless the settings name an identity provider. */
export function serveCouncilSignIn(app: FastifyInstance, services: Services): void {
  const { oidc, origin } = services.config;
  if (!oidc) return;
  const provider = identityProvider(oidc, `${origin}${COUNCIL_SIGN_IN_DONE}`);

  app.get(COUNCIL_SIGN_IN, answeredBy(toOf), async (request, reply) => {
    refuseForeign(request, origin);
    const { token, checks } = await beginAttempt(services, toOf(request));
    const address = await provider.address(checks, queryOf(request).get('again') === '1');
    giveAttemptCookie(reply, token);
    return go(reply, address.href);
  });

  // From the provider's page, so it is foreign by nature: what makes it ours is the cookie and the state made of it.
  app.get(COUNCIL_SIGN_IN_DONE, answeredBy(stateOf), async (request, reply) => {
    const query = queryOf(request);
    const checks = await spendAttempt(services, attemptToken(request), query.get('state'));
    if (!checks) throw new SignInRefused('stale');
    takeAttemptCookie(reply);
    const account = await provider.account(new URL(`${origin}${COUNCIL_SIGN_IN_DONE}?${query}`), checks);
    giveSessionCookie(reply, await signInWithCouncilAccount(services, account));
    return go(reply, afterSignIn(stateOf(request)));
  });
}

const queryOf = (request: FastifyRequest): URLSearchParams => new URL(request.url, 'http://site').searchParams;
const toOf = (request: FastifyRequest): SignInPlace => signInPlaceOf(queryOf(request).get('to'));
const stateOf = (request: FastifyRequest): SignInPlace => placeOfState(queryOf(request).get('state'));

const go = (reply: FastifyReply, address: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(address, 303);

const answeredBy = (placeOf: (request: FastifyRequest) => SignInPlace): RouteShorthandOptions => ({
  config: { rateLimit: { max: SIGN_INS_A_MINUTE, timeWindow: '1 minute' } },
  errorHandler(error, request, reply) {
    void go(reply, afterSignIn(placeOf(request), refusalFor(error, request)));
  },
});

/** Undefined where a page of somebody else led here: the person presses the button themselves. */
function refusalFor(error: unknown, { log }: FastifyRequest): SignInRefusal | undefined {
  if (error instanceof Refusal && error.problem.code === 'foreign') return undefined;
  if (statusSchema.safeParse(error).data?.statusCode === 429) return 'busy';
  if (!(error instanceof SignInRefused)) logError(log, error, 'council sign-in failed');
  else if (error.reason === 'broken' || error.reason === 'unreachable')
    log.error({ reason: error.reason, why: error.why }, 'council sign-in failed');
  return error instanceof SignInRefused ? error.reason : 'broken';
}

const statusSchema = z.object({ statusCode: z.number() });
