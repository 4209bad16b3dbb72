import { z } from 'zod';
import { lineSchema } from '#domain/text.ts';
import { defineEndpoint } from './endpoint.ts';
import { passwordSchema } from './people.ts';
import { sessionSchema } from './session.ts';

export const readWelcome = defineEndpoint({
  method: 'GET',
  path: '/api/welcome',
  summary: 'What a page may know before anyone signs in',
  access: 'public',
  // Phones ask it as well, and go on asking when a newer server says more.
  answer: z.object({
    council: z.string().optional(),
    /** Whether the one-time set-up link still waits to be used. */
    needsSetup: z.boolean(),
    origin: z.string(),
    version: z.string(),
    /** Whether people may sign in with the account they have at the council. */
    councilAccounts: z.boolean().default(false),
  }),
});

export const setUp = defineEndpoint({
  method: 'POST',
  path: '/api/setup',
  summary:
    'Names the council and makes the first account, manager and administrator, with the token of the set-up link',
  access: 'public',
  body: z.strictObject({
    token: z.string().max(100),
    council: lineSchema('Enter the name of the council'),
    name: lineSchema('Enter your name'),
    email: z.email('Enter an email address, like name@example.gov.uk').trim().toLowerCase(),
    password: passwordSchema,
  }),
  answer: sessionSchema,
});
