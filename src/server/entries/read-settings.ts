import { sql } from 'kysely';
import { type DatedLaw, lawTableSchema } from '#domain/law-table.ts';
import { roleSchema } from '#domain/role.ts';
import type { Tx } from '../db/database.ts';
import type { Writer } from './writers.ts';

/** Every approved version of the law table, for the day each entry is about. */
export async function readLaws(tx: Tx, council: string): Promise<DatedLaw[]> {
  const rows = await tx
    .selectFrom('settings_documents')
    .select(['from_day', 'body'])
    .where('council', '=', council)
    .where('name', '=', 'law')
    .where('state', '=', 'approved')
    .orderBy('version')
    .execute();
  return rows.map(({ from_day, body }) => ({ from: from_day, law: lawTableSchema.parse(body) }));
}

export async function readCoordinators(tx: Tx, council: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('id')
    .where('council', '=', council)
    .where('state', '=', 'active')
    .where(sql<boolean>`'coordinator' = any (roles)`)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
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
