// Making, listing and ending the links of a record. The database keeps hashes: neither link nor code can be shown again.
import { randomInt } from 'node:crypto';
import { newId } from '#domain/id.ts';
import { instantText } from '#domain/moment.ts';
import type { JobOffer } from '#kinds/registry.ts';
import type { JobLink } from '#protocol/job-links.ts';
import type { Tx } from '../db/database.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import { newToken, tokenHash } from '../people/tokens.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { dateOf, type Services } from '../services.ts';
import { auditLink, jobNumber, type LinkRow, offerOf, type ReadJob, readJobToSend } from './linked-job.ts';

const CODE_DIGITS = 6;

/** A code is worth nothing without the token, so its hash is made with it. */
export const codeHash = (token: string, code: string): Buffer => tokenHash(`${token} ${code}`);

export async function makeLink(
  services: Services,
  person: SignedIn,
  record: string,
  item: string | undefined,
): Promise<JobLink & { readonly url: string; readonly code: string }> {
  const { council } = person;
  const keys = await services.keyring.of(council);
  const [token, id, at] = [newToken(), newId(), dateOf(services)];
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  return services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const read = await jobOf(services, tx, keys, person, record);
    const offer = wanted(read, item, at.toISOString());
    // A job that is told of has one link: a lost one must not go on opening it.
    if (offer.item) await endOthers(tx, record, offer.item, at);
    const row = await tx
      .insertInto('job_links')
      .values({
        council,
        id,
        record,
        kind: read.kind.name,
        token_hash: tokenHash(token),
        code_hash: codeHash(token, code),
        made_by: person.id,
        made_at: at,
        expires_at: offer.until,
        item: offer.item ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await auditLink(services, tx, keys, row, { what: 'job link made', by: person.id });
    return { ...shownLink(row), url: `${services.config.origin}/job#${token}`, code };
  });
}

export async function linksOf(services: Services, person: SignedIn, record: string): Promise<JobLink[]> {
  const keys = await services.keyring.of(person.council);
  const now = instantText(services.clock());
  return services.database.as({ act: 'app', council: person.council, person: person.id }, async (tx) => {
    const read = await jobOf(services, tx, keys, person, record);
    const rows = await tx
      .selectFrom('job_links')
      .selectAll()
      .where('record', '=', record)
      .orderBy('made_at', 'desc')
      .execute();
    return rows.map((row) => ({
      ...shownLink(row),
      ...(row.item &&
        !row.ended_at &&
        !row.answered_at &&
        !offerOf(read, row, now) && { endedWhy: 'The order has gone on since' }),
    }));
  });
}

export async function endLink(services: Services, person: SignedIn, id: string): Promise<JobLink> {
  const { council } = person;
  const keys = await services.keyring.of(council);
  return services.database.as({ act: 'app', council, person: person.id }, async (tx) => {
    const row = await tx.selectFrom('job_links').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound();
    await jobOf(services, tx, keys, person, row.record);
    if (row.ended_at) return shownLink(row);
    const ended = await tx
      .updateTable('job_links')
      .set({ ended_at: dateOf(services), ended_why: 'Ended by the council' })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await auditLink(services, tx, keys, row, { what: 'job link ended', by: person.id });
    return shownLink(ended);
  });
}

/** The job of a record that this person may read and answer themselves. */
async function jobOf(
  { clock }: Services,
  tx: Tx,
  keys: CouncilKeys,
  { id }: SignedIn,
  record: string,
): Promise<ReadJob> {
  const read = await readJobToSend(tx, keys, id, record, instantText(clock()));
  if (!read) throw notFound();
  if (read === 'unsendable') throw badRequest('This record has no job to send.');
  return read;
}

/** The one that is named, or the only one there is. */
function wanted({ job, state }: ReadJob, item: string | undefined, now: string): JobOffer {
  const offers = job.offers(state, now);
  const fitting = offers.filter((each) => item === undefined || each.item === item);
  const [offer] = fitting.length === 1 ? fitting : [];
  if (!offer)
    throw badRequest('There is nothing to send now. If it was written on a phone, wait until it has arrived.');
  if (offer.stop !== undefined) throw badRequest(offer.stop);
  return offer;
}

const endOthers = (tx: Tx, record: string, item: string, at: Date) =>
  tx
    .updateTable('job_links')
    .set({ ended_at: at, ended_why: 'A newer link was made' })
    .where('record', '=', record)
    .where('item', '=', item)
    .where('ended_at', 'is', null)
    .where('answered_at', 'is', null)
    .execute();

function shownLink(row: LinkRow): JobLink {
  return {
    id: row.id,
    number: jobNumber(row.id),
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.opened_at && { openedAt: row.opened_at.toISOString() }),
    views: row.views,
    ...(row.viewed_at && { viewedAt: row.viewed_at.toISOString() }),
    tries: row.tries,
    ...(row.answered_at && { answeredAt: row.answered_at.toISOString() }),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
    ...(row.ended_why && { endedWhy: row.ended_why }),
  };
}
