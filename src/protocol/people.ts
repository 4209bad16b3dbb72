import { z } from 'zod';
import { idSchema } from '#domain/id.ts';
import { instantSchema } from '#domain/moment.ts';
import { roleSchema } from '#domain/role.ts';
import { lineSchema } from '#domain/text.ts';
import { defineEndpoint } from './endpoint.ts';

export const personSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  /** With the organisation, whose records they read. A phone enrolled before there were teams has none. */
  team: z.string().default(''),
  organisation: z.string(),
  active: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const passwordSchema = z.string().min(12, 'Use 12 characters or more').max(200, 'Use 200 characters or fewer');

const fields = {
  name: lineSchema('Enter a name'),
  email: z.email('Enter an email address, like name@example.gov.uk').trim().toLowerCase(),
  roles: z.array(roleSchema).min(1, 'Choose at least one role'),
  team: z.string().trim().max(80, 'Use 80 characters or fewer').optional(),
  organisation: lineSchema('Enter the organisation'),
};
export const newPersonSchema = z.strictObject({ ...fields, password: passwordSchema });
/** Where people sign in with council accounts, a Wardbook password is for those who need one. */
export const personWithoutPasswordSchema = newPersonSchema.partial({ password: true });

export const listPeople = defineEndpoint({
  method: 'GET',
  path: '/api/people',
  summary: 'Everyone with an account',
  access: ['admin', 'manager', 'coordinator'],
  answer: z.strictObject({
    people: z.array(personSchema),
    /** Who has signed in with a council account, which is theirs from then on. */
    linked: z.array(idSchema),
  }),
});

export const addPerson = defineEndpoint({
  method: 'POST',
  path: '/api/people',
  summary: 'Adds an account; without a password where there are council accounts to sign in with',
  access: ['admin'],
  body: personWithoutPasswordSchema,
  answer: personSchema,
});

export const changePerson = defineEndpoint({
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Changes an account; a new password ends its sessions and suspends reading of sealed records',
  access: ['admin'],
  body: z.strictObject({ ...fields, active: z.boolean(), password: passwordSchema }).partial(),
  answer: personSchema,
});

export const unlinkPerson = defineEndpoint({
  method: 'DELETE',
  path: '/api/people/:id/council-account',
  summary: 'Forgets which council account is theirs and ends their sessions; the next with their address is linked',
  access: ['admin'],
  answer: 'empty',
});

export const giveEnrolmentCode = defineEndpoint({
  method: 'POST',
  path: '/api/people/:id/codes',
  summary: 'A one-time code that enrols one phone for this person; it works once, for 24 hours',
  access: ['admin'],
  answer: z.strictObject({ code: z.string(), expires: instantSchema }),
});
