import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { defineEndpoint } from './endpoint.ts';
import { signedKeySetSchema } from './key-set.ts';
import { personSchema } from './people.ts';

export const enrolAnswerSchema = z.strictObject({
  enrolment: idSchema,
  council: z.strictObject({ id: idSchema, name: z.string() }),
  person: personSchema,
  /** For references given offline, for example "7K". */
  prefix: z.string(),
  keySet: signedKeySetSchema,
  /** HMAC(K, 'council' ‖ public key ‖ key set): checked before anything is kept. */
  proof: z.string(),
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

export const enrol = defineEndpoint({
  method: 'POST',
  path: '/api/enrol',
  summary: 'Turns a one-time code into an enrolment of this phone, and sets its push cookie',
  access: 'public',
  body: z.strictObject({
    /** The phone's signing key. */
    publicKey: z.string().max(200),
    /** HMAC(K, 'phone' ‖ public key). */
    proof: z.string().max(100),
    platform: z.string().max(120),
    version: z.string().max(40),
  }),
  answer: enrolAnswerSchema,
});
