import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { hasAnyRole, type Role } from '#domain/role.ts';

/**
 * Which rows of `records` a person's roles open at the desk. The manager's are all but the sealed ones; of those, row
 * security leaves only what names the person, and only the roles that work on them look.
 */
export function deskScope(roles: readonly Role[]): RawBuilder<SqlBool> {
  const [clear, sealed] = [roles.includes('manager'), hasAnyRole(roles, ['coordinator', 'assessor'])];
  return sql<SqlBool>`case when records.sealed then ${sealed}::boolean else ${clear}::boolean end`;
}
