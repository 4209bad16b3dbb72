import { readSession, signIn, signOut } from '#protocol/session.ts';
import { giveSessionCookie, sessionToken, takeSessionCookie } from '../http/cookies.ts';
import { personRoute, publicRoute, type Route } from '../http/route.ts';
import { endSession } from '../people/sessions.ts';
import { signInWithPassword } from '../people/sign-in.ts';
import type { Services } from '../services.ts';

export const sessionRoutes = (services: Services): readonly Route[] => [
  publicRoute(signIn, async ({ body: { email, password }, request, reply }) => {
    const begun = await signInWithPassword(services, email, password);
    const before = sessionToken(request);
    if (before) await endSession(services, before);
    giveSessionCookie(reply, begun.token);
    return begun.person.session;
  }),
  personRoute(readSession, async (_, person) => person.session),
  personRoute(signOut, async ({ request, reply }) => {
    const token = sessionToken(request);
    if (token) await endSession(services, token);
    takeSessionCookie(reply);
  }),
];
