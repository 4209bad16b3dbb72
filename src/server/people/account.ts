import type { Selectable } from 'kysely';
import { type Role, roleSchema } from '#domain/role.ts';
import type { Person } from '#protocol/people.ts';
import type { Schema } from '../db/schema.ts';

export const PERSON_COLUMNS = [
  'people.id',
  'people.name',
  'people.email',
  'people.roles',
  'people.team',
  'people.organisation',
  'people.state',
] as const;

type PersonColumns = Pick<
  Selectable<Schema['people']>,
  'id' | 'name' | 'email' | 'roles' | 'team' | 'organisation' | 'state'
>;

export const personOf = ({ id, name, email, roles, team, organisation, state }: PersonColumns): Person => ({
  id,
  name,
  email,
  team,
  organisation,
  roles: rolesOf(roles),
  active: state === 'active',
});

/** The roles this version knows. */
export const rolesOf = (roles: readonly string[]): Role[] =>
  roles.flatMap((role) => roleSchema.safeParse(role).data ?? []);
