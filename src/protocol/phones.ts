import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';
import { rangesSchema } from './contact.ts';

const phoneSchema = z.strictObject({
  enrolment: idSchema,
  person: idSchema,
  name: z.string(),
  prefix: z.string(),
  platform: z.string(),
  version: z.string(),
  enrolledAt: instantSchema,
  lastSeen: instantSchema.optional(),
  lastSeq: z.int(),
  waiting: z.int(),
  persisted: z.enum(['yes', 'no', 'unknown']),
  /** Seq numbers that the phone gave and that never arrived. */
  missing: rangesSchema,
  state: z.enum(['active', 'wiping', 'wiped', 'left']),
  /** Its person has forgotten the passphrase and waits for somebody else to approve. */
  asksToOpen: z.strictObject({ request: idSchema, at: instantSchema }).exactOptional(),
});
export type Phone = z.infer<typeof phoneSchema>;

export const listPhones = defineEndpoint({
  method: 'GET',
  path: '/api/phones',
  summary: 'Every enrolled phone and how it is',
  access: ['admin', 'manager'],
  answer: z.strictObject({ phones: z.array(phoneSchema) }),
});

export const wipePhone = defineEndpoint({
  method: 'POST',
  path: '/api/phones/:id/wipe',
  summary: 'Asks the phone, at its next contact, to destroy its keys, deliver what is sealed, and delete',
  access: ['admin', 'manager'],
  answer: z.strictObject({ state: phoneSchema.shape.state }),
});
