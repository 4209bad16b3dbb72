import { readKeys, rotateKeys } from '#protocol/keys.ts';
import { logError } from '../http/log-error.ts';
import { personRoute, type Route } from '../http/route.ts';
import { keyStatusOf } from '../keys/key-status.ts';
import { rotateKeys as rotate } from '../keys/rotation.ts';
import { wrapAnew } from '../keys/wrap-anew.ts';
import { refuseUnlessPassword } from '../people/sign-in.ts';
import type { Services } from '../services.ts';

export const keyRoutes = (services: Services): readonly Route[] => [
  personRoute(readKeys, (_, { council }) => keyStatusOf(services, council)),
  personRoute(rotateKeys, async ({ body, request }, { council, id }) => {
    await refuseUnlessPassword(services, council, id, body.password);
    await rotate(services, council, id);
    // Nobody waits for it: what is left is told with the status, and the next night would go on with it too.
    void wrapAnew(services, council).catch((error: unknown) => logError(request.log, error, 'wrapping anew stopped'));
    return keyStatusOf(services, council);
  }),
];
