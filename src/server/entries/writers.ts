import type { Entry } from '#domain/entry.ts';
import { genericEntries, isGenericType } from '#domain/generic-entries.ts';
import { hasAnyRole, type Role } from '#domain/role.ts';
import { entryTypeOf, type RecordKind } from '#kinds/registry.ts';

/** Who writes, as the council knows them now: a phone cannot say what its own roles are. */
export interface Writer {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly team: string;
  readonly organisation: string;
  readonly left: boolean;
}

/** What a writer's reach is judged by; undefined for a record that has not begun. */
export interface Reach {
  readonly sealed: boolean;
  readonly named: readonly string[];
  readonly team: string;
  readonly organisation: string;
}

// Being team manager or officer opens no record that coordinators keep: only being named does, in the role of one who works on them.
const neverOnSealed: readonly Role[] = ['manager', 'officer', 'crew', 'partner', 'admin'];

export function mayWrite(writer: Writer, kind: RecordKind, entry: Entry, reach: Reach | undefined): boolean {
  if (entry.by !== writer.id) return false;
  const generic = isGenericType(entry.type) ? genericEntries[entry.type] : undefined;
  if (generic && 'deskOnly' in generic && entry.origin === 'phone') return false;
  if (generic && 'clearOnly' in generic && kind.sealed) return false;
  const writers: readonly Role[] = generic?.writers ?? entryTypeOf(kind, entry.type)?.writers ?? [];
  return hasAnyRole(rolesOn(kind, writer.roles), writers) && (reach === undefined || reaches(writer, reach, kind));
}

/** Those of a person's roles that count on records of the kind. */
export const rolesOn = ({ sealed, keeper }: RecordKind, roles: readonly Role[]): readonly Role[] =>
  sealed && keeper === 'coordinator' ? roles.filter((role) => !neverOnSealed.includes(role)) : roles;

/** A crew goes wherever its job is, whoever called it: the whole council's records of the kinds that send it out. */
export const isForCrew = ({ sealed, job, entries }: RecordKind): boolean =>
  !sealed && job !== undefined && (entries[job.type]?.writers.includes('crew') ?? false);

/** Scope is the team and the person's organisation; a manager's is the whole council, a sealed record's who is named on it. */
function reaches(
  person: Pick<Writer, 'id' | 'roles' | 'team' | 'organisation'>,
  reach: Reach,
  kind: RecordKind,
): boolean {
  if (reach.named.includes(person.id)) return true;
  if (reach.sealed) return false;
  if (person.roles.includes('manager') || (person.roles.includes('crew') && isForCrew(kind))) return true;
  return (
    hasAnyRole(person.roles, ['officer', 'assessor']) &&
    person.team === reach.team &&
    person.organisation === reach.organisation
  );
}
