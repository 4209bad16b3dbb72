import { enrol } from '#protocol/enrol.ts';
import { givePushCookie } from '../http/cookies.ts';
import { publicRoute, type Route } from '../http/route.ts';
import { enrolPhone } from '../people/enrol-phone.ts';
import type { Services } from '../services.ts';

export const enrolRoutes = (services: Services): readonly Route[] => [
  publicRoute(enrol, async ({ body, reply }) => {
    const { answer, token } = await enrolPhone(services, body);
    givePushCookie(reply, { enrolment: answer.enrolment, token });
    return answer;
  }),
];
