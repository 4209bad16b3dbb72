import { z } from 'zod';
import { instantSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';

const auditLineSchema = z.strictObject({
  order: z.int(),
  at: instantSchema,
  what: z.string(),
  by: z.string().optional(),
  detail: z.string(),
  hash: z.string(),
});

export const readAudit = defineEndpoint({
  method: 'GET',
  path: '/api/audit',
  summary: 'The council’s audit lines, newest first, 100 a page',
  access: ['admin', 'manager'],
  query: z.strictObject({ before: z.coerce.number().int().positive().optional() }),
  answer: z.strictObject({ lines: z.array(auditLineSchema), more: z.boolean() }),
});

export const verifyAudit = defineEndpoint({
  method: 'GET',
  path: '/api/audit/verify',
  summary: 'Walks the whole hash chain',
  access: ['admin', 'manager'],
  answer: z.strictObject({ lines: z.int(), head: z.string(), broken: z.int().optional() }),
});
