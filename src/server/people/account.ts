import type { Selectable } from 'kysely';
import { type Role, roleSchema } from '#domain/role.ts';
import type { Person } from '#protocol/people.ts';
import type { Schema } from '../db/schema.ts';

export const PERSON_COLUMNS = [
  'people.id',
  'people.name',
  'people.email',
  'people.roles',
  'people.organisation',
  'people.state',
] as const;

type PersonColumns = Pick<Selectable<Schema['people']>, 'id' | 'name' | 'email' | 'roles' | 'organisation' | 'state'>;

export const personOf = ({ id, name, email, roles, organisation, state }: PersonColumns): Person => ({
  id,
  name,
  email,
  organisation,
  roles: rolesOf(roles),
  active: state === 'active',
});

/** The roles this version knows. */
export const rolesOf = (roles: readonly string[]): Role[] =>
  roles.flatMap((role) => roleSchema.safeParse(role).data ?? []);
