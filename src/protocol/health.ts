import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

export const readHealth = defineEndpoint({
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the server and its database answer',
  access: 'public',
  answer: z.strictObject({ ok: z.boolean(), database: z.enum(['embedded', 'postgresql']), version: z.string() }),
});
