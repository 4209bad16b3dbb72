import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import type { Ranges } from '#protocol/contact.ts';
import type { Phone } from '#protocol/phones.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { notFound } from '../http/refusal.ts';
import { dateOf, type Services } from '../services.ts';

export async function phonesOf(services: Services, council: string): Promise<Phone[]> {
  const { database } = services;
  const rows = await database.as({ act: 'app', council }, (tx) =>
    tx
      .selectFrom('enrolments')
      .innerJoin('people', (join) =>
        join.onRef('people.council', '=', 'enrolments.council').onRef('people.id', '=', 'enrolments.person'),
      )
      .leftJoin('recovery_requests as asks', (join) =>
        join
          .onRef('asks.council', '=', 'enrolments.council')
          .onRef('asks.enrolment', '=', 'enrolments.id')
          .on('enrolments.state', '=', 'active')
          .on('asks.state', '=', 'waiting')
          .on('asks.expires_at', '>', dateOf(services)),
      )
      .select([
        'asks.id as request',
        'asks.asked_at',
        'enrolments.id',
        'enrolments.person',
        'people.name',
        'prefix',
        'platform',
        'app_version',
        'enrolments.created_at',
        'last_seen_at',
        'last_seq',
        'waiting',
        'persisted',
        'enrolments.state',
        missingSeqs.as('missing'),
      ])
      .orderBy('people.name')
      .execute(),
  );
  return rows.map((row) => ({
    enrolment: row.id,
    person: row.person,
    name: row.name,
    prefix: row.prefix,
    platform: row.platform,
    version: row.app_version,
    enrolledAt: instantText(row.created_at.getTime()),
    ...(row.last_seen_at && { lastSeen: instantText(row.last_seen_at.getTime()) }),
    lastSeq: row.last_seq,
    // What has arrived since the phone counted waits no longer.
    waiting: Math.min(row.waiting, countIn(row.missing)),
    persisted: persistedOf(row.persisted),
    missing: countIn(row.missing) <= row.waiting ? [] : row.missing,
    state: row.state === 'suspended' ? 'active' : row.state,
    ...(row.request &&
      row.asked_at && { asksToOpen: { request: row.request, at: instantText(row.asked_at.getTime()) } }),
  }));
}

const persistedOf = (text: string): Phone['persisted'] => (text === 'yes' || text === 'no' ? text : 'unknown');

const countIn = (ranges: Ranges): number => ranges.reduce((count, [first, last]) => count + last - first + 1, 0);

// What the phone gave a number to and the council does not hold; as long as the phone says that many wait, none is lost.
const missingSeqs = sql<Ranges>`(
  select coalesce(json_agg(json_build_array(lower(gap), upper(gap) - 1) order by gap), '[]')
  from unnest(int8multirange(int8range(1, greatest(last_seq, coalesce(upper(held_seqs) - 1, 0)) + 1)) - held_seqs) as gap)`;

/** The phone learns of it at its next contact. */
export async function askToWipe(
  services: Services,
  council: string,
  enrolment: string,
  by: string,
): Promise<Phone['state']> {
  return services.database.as({ act: 'app', council }, async (tx) => {
    const row = await tx
      .selectFrom('enrolments')
      .where('id', '=', enrolment)
      .select('state')
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound();
    if (row.state === 'wiped') return 'wiped';
    await tx.updateTable('enrolments').set({ state: 'wiping' }).where('id', '=', enrolment).execute();
    await writeAudit(services, tx, council, { what: 'wipe asked', by, detail: enrolment });
    return 'wiping';
  });
}
