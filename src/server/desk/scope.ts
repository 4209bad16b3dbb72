import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { kinds } from '#kinds/registry.ts';
import { hasAnyRole, type Role } from '#domain/role.ts';

/**
 * Which rows of `records` a person's roles open at the desk: those of the kinds they keep. Of sealed ones row security
 * leaves only what names the person. What no kind here knows is the manager's, unless it is sealed.
 */
export function deskScope(roles: readonly Role[]): RawBuilder<SqlBool> {
  const keeps = { manager: roles.includes('manager'), coordinator: hasAnyRole(roles, ['coordinator', 'assessor']) };
  const [mine, others] = [true, false].map((wanted) =>
    kinds.filter(({ keeper }) => keeps[keeper] === wanted).map(({ name }) => name),
  );
  return sql<SqlBool>`(records.kind = any (${mine}::text[])
    or (${keeps.manager}::boolean and not records.sealed and not records.kind = any (${others}::text[])))`;
}
