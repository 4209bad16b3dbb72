import { readKeys, rotateKeys } from '#protocol/keys.ts';
import { personRoute, type Route } from '../http/route.ts';
import { keyStatusOf } from '../keys/key-status.ts';
import { rotateKeys as rotate } from '../keys/rotation.ts';
import { refuseUnlessPassword } from '../people/sign-in.ts';
import type { Services } from '../services.ts';

export const keyRoutes = (services: Services): readonly Route[] => [
  personRoute(readKeys, (_, { council }) => keyStatusOf(services, council)),
  personRoute(rotateKeys, async ({ body }, { council, id }) => {
    await refuseUnlessPassword(services, council, id, body.password);
    await rotate(services, council, id);
    return keyStatusOf(services, council);
  }),
];
