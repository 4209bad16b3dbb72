import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import type { Contact, Holding, Ranges } from '#protocol/contact.ts';
import type { Tx } from '../db/database.ts';
import { EntriesRefused, type PhoneIdentity } from './services.ts';

interface PhoneRow {
  readonly person: string;
  readonly left: boolean;
}

/** Notes what the phone says of itself, and locks its row: two pushes of one phone take turns. */
export async function noteContact(
  tx: Tx,
  { council, enrolment }: PhoneIdentity,
  contact: Contact,
  now: number,
): Promise<PhoneRow> {
  const row = await tx
    .updateTable('enrolments')
    .set({
      last_seq: sql`greatest(last_seq, ${contact.lastSeq})`,
      waiting: contact.waiting,
      persisted: contact.persisted,
      app_version: contact.version,
      ...(contact.keySet !== undefined && { key_set_version: contact.keySet }),
      last_seen_at: instantText(now),
      ...(contact.keys === 'gone' &&
        contact.waiting === 0 && { state: sql`case when state = 'wiping' then 'wiped' else state end` }),
    })
    .where('council', '=', council)
    .where('id', '=', enrolment)
    .returning(['person', 'state'])
    .executeTakeFirst();
  if (!row) throw new EntriesRefused(403, 'unknown-phone', 'The council does not know this phone. Enrol it again.');
  return { person: row.person, left: row.state === 'left' };
}

/** What every push and pull answer says of what the council holds for the phone. */
export async function readHolding(
  tx: Tx,
  { council, enrolment }: PhoneIdentity,
  keySetVersion: number,
  now: number,
): Promise<Holding> {
  const row = await tx
    .selectFrom('enrolments')
    .innerJoin('councils', 'councils.id', 'enrolments.council')
    .select([sql<string>`held_seqs::text`.as('have'), sql<string>`held_access_seqs::text`.as('haveAccess'), 'state'])
    .select('councils.incarnation')
    .where('enrolments.council', '=', council)
    .where('enrolments.id', '=', enrolment)
    .executeTakeFirstOrThrow();
  const have = rangesOf(row.have);
  return {
    have,
    haveAccess: rangesOf(row.haveAccess),
    safeThrough: await safeThrough(tx, council, enrolment, have),
    now: instantText(now),
    incarnation: row.incarnation,
    keySetVersion,
    wipe: row.state === 'wiping',
  };
}

/** PostgreSQL writes a multirange of integers as {[1,4),[7,8)}. */
const rangesOf = (multirange: string): Ranges =>
  [...multirange.matchAll(/\[(\d+),(\d+)\)/g)].map(([, first, end]) => [Number(first), Number(end) - 1]);

/** The highest seq up to which every entry lies in a backup that was verified by restoring it. */
async function safeThrough(tx: Tx, council: string, enrolment: string, [first]: Ranges): Promise<number> {
  const { through } = await tx
    .selectFrom('backups')
    .select(({ fn }) => fn.max('through_order').as('through'))
    .where('council', '=', council)
    .where('verified_at', 'is not', null)
    .executeTakeFirstOrThrow();
  if (through === null || first?.[0] !== 1) return 0;
  const { unsafe } = await tx
    .selectFrom('entries')
    .select(({ fn }) => fn.min('seq').as('unsafe'))
    .where('council', '=', council)
    .where('enrolment', '=', enrolment)
    .where('fork', '=', false)
    .where('same_id', '=', false)
    .where('council_order', '>', through)
    .executeTakeFirstOrThrow();
  return Math.min(first[1], unsafe === null ? first[1] : unsafe - 1);
}
