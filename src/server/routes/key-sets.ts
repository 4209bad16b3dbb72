import { readKeySets } from '#protocol/key-sets.ts';
import { phoneRoute, type Route } from '../http/route.ts';
import type { Services } from '../services.ts';

export const keySetRoutes = ({ keyring }: Services): readonly Route[] => [
  phoneRoute(readKeySets, async (_, { council }) => ({ sets: [...(await keyring.of(council)).sets] })),
];
