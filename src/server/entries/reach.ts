import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { kinds } from '#kinds/registry.ts';
import { roleSchema } from '#domain/role.ts';
import { isForCrew, type Writer } from './writers.ts';

const crewKinds = kinds.filter(isForCrew).map(({ name }) => name);

const scopeSchema = z.object({ roles: z.array(roleSchema), team: z.string(), organisation: z.string() });
export type Scope = Pick<Writer, 'roles' | 'team' | 'organisation'>;

export const scopeText = ({ roles, team, organisation }: Writer): string =>
  JSON.stringify({ roles: roles.toSorted(), team, organisation });

/** The scope that a cursor was made under. */
export const scopeFrom = (text: string): Scope => scopeSchema.parse(JSON.parse(text));

/**
 * Which rows of `records r` a person may read, as SQL: the same rule as `reaches` in writers.ts. Of sealed records the
 * database itself shows only those that name the person.
 */
export function reachSql(person: string, { roles, team, organisation }: Scope): RawBuilder<boolean> {
  if (roles.includes('manager')) return sql<boolean>`true`;
  const scope =
    roles.includes('officer') || roles.includes('assessor')
      ? sql<boolean>`(r.team = ${team} and r.organisation = ${organisation})`
      : sql<boolean>`false`;
  const jobs = roles.includes('crew') ? sql<boolean>`r.kind = any (${crewKinds}::text[])` : sql<boolean>`false`;
  return sql<boolean>`(r.sealed or ${scope} or ${jobs} or ${person}::uuid = any (r.named))`;
}
