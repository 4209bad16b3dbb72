import { pushEntries } from '#protocol/push-entries.ts';
import { pushEntries as takePush } from '../entries/push-entries.ts';
import { givePushCookie } from '../http/cookies.ts';
import { logError } from '../http/log-error.ts';
import { phoneRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const pushRoutes = (services: Services): readonly Route[] => [
  phoneRoute(pushEntries, async ({ query: { batch, ...contact }, bytes, request, reply }, phone) => {
    const report = (error: unknown) => logError(request.log, error, 'entries taken one by one');
    const answer = await takePush(services, phone, { batch, contact, body: bytes, report });
    givePushCookie(reply, phone);
    return answer;
  }),
];
