import { sql } from 'kysely';
import { jsonSchema } from '#domain/json.ts';
import { roleSchema } from '#domain/role.ts';
import type { Rulebook } from '#domain/rulebook.ts';
import { rulebookOf } from '#protocol/rulebook-of-settings.ts';
import { settingsNameSchema } from '#protocol/settings-documents.ts';
import type { Tx } from '../db/database.ts';
import type { Writer } from './writers.ts';

/** Every approved version of law and practice, for the day each entry is about. */
export async function readRulebook(tx: Tx, council: string): Promise<Rulebook> {
  const rows = await tx
    .selectFrom('settings_documents')
    .select(['name', 'version', 'from_day', 'body'])
    .where('council', '=', council)
    .where('name', 'in', ['law', 'working'])
    .where('state', '=', 'approved')
    .execute();
  return rulebookOf(
    rows.map(({ name, version, from_day, body }) => ({
      name: settingsNameSchema.parse(name),
      version,
      from: from_day,
      body: jsonSchema.parse(body),
    })),
  );
}

/**
 * Who is named on what this person begins: every coordinator, and the managers nearest to them: of their own team, else
 * of their organisation, else of the council.
 */
export async function readKeepers(
  tx: Tx,
  council: string,
  { team, organisation }: Pick<Writer, 'team' | 'organisation'>,
): Promise<{ readonly manager: readonly string[]; readonly coordinator: readonly string[] }> {
  const people = await tx
    .selectFrom('people')
    .select(['id', 'roles', 'team', 'organisation'])
    .where('council', '=', council)
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && array['coordinator', 'manager']`)
    .orderBy('id')
    .execute();
  const managers = people.filter(({ roles }) => roles.includes('manager'));
  const house = managers.filter((each) => each.organisation === organisation);
  const near = house.filter((each) => each.team === team);
  const ids = (some: typeof people) => some.map(({ id }) => id);
  return {
    coordinator: ids(people.filter(({ roles }) => roles.includes('coordinator'))),
    manager: ids([near, house, managers].find((each) => each.length > 0) ?? []),
  };
}

/** The person as the council knows them now. */
export async function readWriter(tx: Tx, council: string, person: string): Promise<Writer> {
  const row = await tx
    .selectFrom('people')
    .select(['id', 'roles', 'team', 'organisation', 'state'])
    .where('council', '=', council)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const roles = row.roles.flatMap((role) => roleSchema.safeParse(role).data ?? []);
  return { id: row.id, roles, team: row.team, organisation: row.organisation, left: row.state === 'left' };
}
