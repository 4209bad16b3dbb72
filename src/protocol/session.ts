import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { defineEndpoint } from './endpoint.ts';
import { personSchema } from './people.ts';

export const sessionSchema = z.strictObject({
  person: personSchema,
  council: z.strictObject({ id: idSchema, name: z.string() }),
  expires: instantSchema,
});
export type Session = z.infer<typeof sessionSchema>;

export const signIn = defineEndpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs a person in; the session lasts 12 hours',
  access: 'public',
  body: z.strictObject({ email: z.string().max(300), password: z.string().max(200) }),
  answer: sessionSchema,
});

export const readSession = defineEndpoint({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in',
  access: 'session',
  answer: sessionSchema,
});

export const signOut = defineEndpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session; push cookies stay, so what waits is still delivered',
  access: 'session',
  answer: 'empty',
});
