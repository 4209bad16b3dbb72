// Making, listing and ending the links of a record. The database keeps hashes: neither link nor code can be shown again.
import { randomInt } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { newId } from '#domain/id.ts';
import { hasAnyRole } from '#domain/role.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { JobLink } from '#protocol/job-links.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { reachSql } from '../entries/reach.ts';
import { readWriter } from '../entries/read-settings.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import { newToken, tokenHash } from '../people/tokens.ts';
import { dateOf, type Services } from '../services.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CODE_DIGITS = 6;

/** A code is worth nothing without the token, so its hash is made with it. */
export const codeHash = (token: string, code: string): Buffer => tokenHash(`${token} ${code}`);

export async function makeLink(
  services: Services,
  person: SignedIn,
  record: string,
): Promise<JobLink & { readonly url: string; readonly code: string }> {
  const { council } = person;
  const [token, id, at] = [newToken(), newId(), dateOf(services)];
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  return services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const { kind, job } = await jobOf(tx, person, record);
    const row = await tx
      .insertInto('job_links')
      .values({
        council,
        id,
        record,
        kind: kind.name,
        token_hash: tokenHash(token),
        code_hash: codeHash(token, code),
        made_by: person.id,
        made_at: at,
        expires_at: new Date(at.getTime() + job.days * DAY_MS),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAudit(services, tx, council, { what: 'job link made', by: person.id, detail: id, record });
    return { ...shownLink(row), url: `${services.config.origin}/job#${token}`, code };
  });
}

export async function linksOf(services: Services, person: SignedIn, record: string): Promise<JobLink[]> {
  return services.database.as({ act: 'app', council: person.council, person: person.id }, async (tx) => {
    await jobOf(tx, person, record);
    const rows = await tx
      .selectFrom('job_links')
      .selectAll()
      .where('record', '=', record)
      .orderBy('made_at', 'desc')
      .execute();
    return rows.map(shownLink);
  });
}

export async function endLink(services: Services, person: SignedIn, id: string): Promise<JobLink> {
  const { council } = person;
  return services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const row = await tx.selectFrom('job_links').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound();
    await jobOf(tx, person, row.record);
    if (row.ended_at) return shownLink(row);
    const ended = await tx
      .updateTable('job_links')
      .set({ ended_at: dateOf(services), ended_why: 'Ended by the council' })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeAudit(services, tx, council, { what: 'job link ended', by: person.id, detail: id, record: row.record });
    return shownLink(ended);
  });
}

/** The job of a record that this person may read and answer themselves. */
async function jobOf(tx: Tx, person: SignedIn, record: string) {
  const writer = await readWriter(tx, person.council, person.id);
  const { rows } = await sql<{ kind: string }>`select r.kind from records r
    where r.id = ${record} and not r.sealed and ${reachSql(person.id, writer)}`.execute(tx);
  const kind = kindNamed(rows[0]?.kind ?? '');
  if (!kind) throw notFound();
  const job = kind.job;
  if (!job || !mayAnswer(kind, person)) throw badRequest('This record has no job to send.');
  return { kind, job };
}

const mayAnswer = ({ entries, job }: RecordKind, { roles }: SignedIn): boolean =>
  hasAnyRole(roles, entries[job?.type ?? '']?.writers ?? []);

function shownLink(row: Selectable<Schema['job_links']>): JobLink {
  return {
    id: row.id,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.opened_at && { openedAt: row.opened_at.toISOString() }),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
    ...(row.ended_why && { endedWhy: row.ended_why }),
  };
}
