// A phone that has lost its push cookie gets another: its person signs in, and the enrolment's own key signs a challenge.
// A password alone must not do, because pulling rests on that cookie too.
import { z } from 'zod';
import { type Bytes, utf8 } from './bytes.ts';
import { defineEndpoint } from './endpoint.ts';
import { purposeBytes } from './signature.ts';

const challengeSchema = z.base64url().min(1).max(400);

export const askCredential = defineEndpoint({
  method: 'POST',
  path: '/api/sync/credential/challenge',
  summary: 'What a phone without its push cookie has to sign to be given another; nothing where it still has it',
  access: 'session',
  answer: z.object({ challenge: challengeSchema.optional() }),
});

export const renewCredential = defineEndpoint({
  method: 'POST',
  path: '/api/sync/credential',
  summary: 'Sets a new push cookie for a phone whose enrolment key signed the challenge; the old one ends',
  access: 'session',
  body: z.strictObject({ challenge: challengeSchema, signature: z.base64url().min(1).max(200) }),
  answer: 'empty',
});

/** What is signed names the origin too, so that a staging copy cannot pass a signature on. */
export const credentialBytes = (origin: string, enrolment: string, challenge: string): Bytes =>
  purposeBytes('push credential', utf8([origin, enrolment, challenge].join('\n')));
