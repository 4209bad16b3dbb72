import type { Role } from '#domain/role.ts';
import { kinds, type RecordKind } from '#kinds/registry.ts';
import { useDesk } from './desk-context.ts';

/** The kinds whose records somebody with these roles can meet at all: no filter offers what can never be found. */
export const kindsFor = (roles: readonly Role[]): readonly RecordKind[] =>
  kinds.filter(({ keeper }) => roles.includes(keeper));

export const useMyKinds = (): readonly RecordKind[] => kindsFor(useDesk().session.person.roles);
