// The job of a record, read on behalf of the person who sends or has sent it: what they may not read, nobody else sees.
import { type Selectable, sql } from 'kysely';
import type { RecordState } from '#domain/record.ts';
import { hasAnyRole } from '#domain/role.ts';
import { type Rules, rulesAt } from '#domain/rulebook.ts';
import { type Job, type JobOffer, kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Happening } from '../entries/chain.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import { readDeskRows } from '../desk/record-row.ts';
import { reachSql } from '../entries/reach.ts';
import { readRulebook, readWriter } from '../entries/read-settings.ts';
import { readRecordKeys } from '../entries/record-keys.ts';
import { rolesOn, type Writer } from '../entries/writers.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import type { Services } from '../services.ts';

export type LinkRow = Selectable<Schema['job_links']>;

export const MOST_TRIES = 5;

/** What both sides call a job on the telephone; it opens nothing. */
export const jobNumber = (link: string): string => link.slice(-6).toUpperCase();

export interface ReadJob {
  readonly kind: RecordKind;
  readonly job: Job;
  readonly state: RecordState;
  readonly rules: Rules;
}

/** The job of a record that the transaction's person reaches and may send; `unsendable` where its kind or their role has none. */
export async function readJobToSend(
  tx: Tx,
  keys: CouncilKeys,
  person: string,
  record: string,
  now: string,
): Promise<ReadJob | 'unsendable' | undefined> {
  const writer = await readWriter(tx, keys.council, person);
  const { rows } = await sql`select from records r where r.id = ${record} and ${reachSql(person, writer)}`.execute(tx);
  const read = rows.length > 0 ? await readRow(tx, keys, record, now) : undefined;
  if (!read) return undefined;
  return read.job && maySend(read.kind, read.job, writer) ? { ...read, job: read.job } : 'unsendable';
}

/** The job of a link. Of a sealed record it opens only while who made it may still send it. */
export async function readLinkedJob(
  tx: Tx,
  keys: CouncilKeys,
  link: LinkRow,
  now: string,
): Promise<ReadJob | undefined> {
  const read = await readRow(tx, keys, link.record, now);
  if (!read?.job) return undefined;
  const { kind, job } = read;
  const stands = !kind.sealed || maySend(kind, job, await readWriter(tx, link.council, link.made_by));
  return stands ? { ...read, job } : undefined;
}

async function readRow(tx: Tx, keys: CouncilKeys, record: string, now: string) {
  const [row] = await readDeskRows(tx, keys, [record]);
  if (!row) return undefined;
  const rules = rulesAt(await readRulebook(tx, keys.council), now);
  return { kind: row.kind, job: row.kind.job, state: row.state, rules };
}

const maySend = (kind: RecordKind, { makers }: Job, { roles, left }: Writer): boolean =>
  !left && hasAnyRole(rolesOn(kind, roles), makers);

/** What of the job a link still opens; nothing once the record has gone on without it. */
export function offerOf(
  { job, state }: Pick<ReadJob, 'job' | 'state'>,
  { item, made_at, answered_at }: Pick<LinkRow, 'item' | 'made_at' | 'answered_at'>,
  now: string,
): JobOffer | undefined {
  if (answered_at) return undefined;
  return job
    .offers(state, now)
    .find(
      (offer) =>
        (offer.item ?? null) === item &&
        offer.until > now &&
        (offer.since === undefined || offer.since <= made_at.toISOString()),
    );
}

/** Of a sealed record the line is encrypted, as all its lines are. */
export async function auditLink(
  services: Services,
  tx: Tx,
  keys: CouncilKeys,
  { id, record, kind }: Pick<LinkRow, 'id' | 'record' | 'kind'>,
  happening: Pick<Happening, 'what' | 'by'>,
): Promise<void> {
  const sealed = kindNamed(kind)?.sealed ?? true;
  const key = sealed ? (await readRecordKeys(tx, keys, [record])).get(record) : undefined;
  const detail = sealed && !key ? '' : id;
  await writeAudit(services, tx, keys.council, { ...happening, detail, record, sealed, ...(key && { key }) });
}
