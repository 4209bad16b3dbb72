// Records whose time is over, and their erasure.
import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { daySchema } from '#domain/moment.ts';
import { retentionSchema } from '#domain/retention.ts';
import { defineEndpoint } from './endpoint.ts';

/** As many as one look at the list shows. */
export const MOST_ERASED = 100;

const overdueSchema = z.strictObject({
  id: idSchema,
  kind: z.string(),
  /** Of a sealed record only what its kind is called. */
  heading: z.string(),
  endedOn: daySchema,
});
export type OverdueRecord = z.infer<typeof overdueSchema>;

export const readOverdue = defineEndpoint({
  method: 'GET',
  path: '/api/desk/retention',
  summary:
    'Ended records that are over the time the council keeps them, the longest first; none with a task or a held entry',
  access: ['manager', 'coordinator'],
  answer: z.strictObject({ records: z.array(overdueSchema), total: z.int(), years: retentionSchema }),
});

export const eraseRecords = defineEndpoint({
  method: 'POST',
  path: '/api/desk/retention/erase',
  summary:
    'Erases records that are over their time; of each entry its id and hash stay, of the record what it counted for',
  access: ['manager', 'coordinator'],
  body: z.strictObject({ records: z.array(idSchema).min(1).max(MOST_ERASED) }),
  answer: z.strictObject({ erased: z.int() }),
});
