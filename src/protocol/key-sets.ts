import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { signedKeySetSchema } from './key-set.ts';

export const readKeySets = defineEndpoint({
  method: 'GET',
  path: '/api/sync/keys',
  summary: 'The council’s key sets in order, each signed by a key of the one before',
  access: 'push',
  answer: z.object({ sets: z.array(signedKeySetSchema).min(1) }),
});
