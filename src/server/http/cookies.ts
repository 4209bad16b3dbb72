import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type KnownPhone, pushCookieName } from '../people/push-credentials.ts';
import { SESSION_COOKIE, SESSION_SECONDS } from '../people/sessions.ts';
import { ATTEMPT_SECONDS } from '../people/sign-in-attempts.ts';

const DAY = 24 * 60 * 60;
const strict = { httpOnly: true, secure: true, sameSite: 'strict' } as const satisfies CookieSerializeOptions;

export const sessionToken = (request: FastifyRequest): string | undefined => request.cookies[SESSION_COOKIE];

export const giveSessionCookie = (reply: FastifyReply, token: string): void =>
  void reply.setCookie(SESSION_COOKIE, token, { ...strict, path: '/', maxAge: SESSION_SECONDS });

export const takeSessionCookie = (reply: FastifyReply): void =>
  void reply.clearCookie(SESSION_COOKIE, { ...strict, path: '/' });

/** Given at enrolment and again at every contact, so that only a phone unseen for 400 days loses it. */
export const givePushCookie = (
  reply: FastifyReply,
  { enrolment, token }: Pick<KnownPhone, 'enrolment' | 'token'>,
): void => void reply.setCookie(pushCookieName(enrolment), token, { ...strict, path: '/api/sync', maxAge: 400 * DAY });

const ATTEMPT_COOKIE = '__Host-wardbook-sign-in';
// Lax, because the identity provider's page is what leads back here; it opens nothing by itself.
const lax = { ...strict, sameSite: 'lax', path: '/' } as const;

export const attemptToken = (request: FastifyRequest): string | undefined => request.cookies[ATTEMPT_COOKIE];

export const giveAttemptCookie = (reply: FastifyReply, token: string): void =>
  void reply.setCookie(ATTEMPT_COOKIE, token, { ...lax, maxAge: ATTEMPT_SECONDS });

export const takeAttemptCookie = (reply: FastifyReply): void => void reply.clearCookie(ATTEMPT_COOKIE, lax);
