// Erasure: of an entry its id and hash stay, of a record what it counted for; its key goes, and with it every copy of its files.
import { sql } from 'kysely';
import { DAY_MS } from '#domain/clock.ts';
import { jsonObjectSchema } from '#domain/json.ts';
import { instantText } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import { removeChunks } from '../entries/attachment-files.ts';
import { openChain } from '../entries/chain.ts';
import { insertAll } from '../entries/insert-all.ts';
import { lockRecords } from '../entries/load-threads.ts';
import { changeTallies } from '../reports/tallies.ts';
import type { EntryServices } from '../entries/services.ts';
import { type Keeper, overdue } from './overdue.ts';

/** Erases those of the records that are over their time and on this person's desk, and gives how many they were. */
export async function eraseRecords(services: EntryServices, person: Keeper, asked: readonly string[]): Promise<number> {
  const { database, clock } = services;
  const { council, id: by } = person;
  const due = await database.as({ act: 'app', council, person: by }, (tx) => overdue(tx, person, clock()));
  const records = due.filter(({ id }) => asked.includes(id)).map(({ id }) => id);
  if (records.length === 0) return 0;
  const { erased, files } = await database.as({ act: 'ingest', council }, async (tx) => {
    await lockRecords(tx, council, records);
    return eraseRows(tx, council, records, { by, at: instantText(clock()) });
  });
  // Already unreadable without their key.
  for (const attachment of files) await removeChunks({ folder: services.attachmentsFolder, council, attachment });
  return erased;
}

interface Erasing {
  readonly by: string;
  readonly at: string;
}

async function eraseRows(tx: Tx, council: string, ids: readonly string[], { by, at }: Erasing) {
  // Something may have come since they were looked at.
  const rows = await tx
    .selectFrom('records')
    .select(['id', 'kind', 'sealed', 'facts', 'named'])
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('open', '=', false)
    .where('erased_at', 'is', null)
    .execute();
  const records = rows.map(({ id }) => id);
  if (records.length === 0) return { erased: 0, files: [] };

  const chain = await openChain(tx, council, at);
  const lines = rows.map((row) => ({
    ...row,
    lasting: kindNamed(row.kind)?.lastingFacts(jsonObjectSchema.parse(row.facts)) ?? {},
    // In clear also of a sealed record: that it was erased must be read when its key is gone.
    order: chain.add({ what: 'record erased', by, detail: `${row.id}, over its time`, record: row.id }).order,
  }));
  for (const { id, lasting } of lines)
    await tx
      .updateTable('records')
      .set({ erased_at: at, facts: JSON.stringify(lasting), ...NOTHING_LEFT })
      .where('council', '=', council)
      .where('id', '=', id)
      .execute();
  await changeTallies(
    tx,
    council,
    lines.map(({ kind, facts, lasting }) => ({ kind, before: facts, after: lasting })),
  );
  await eraseEntries(tx, council, records, at);
  for (const table of ['tasks', 'job_links'] as const)
    await tx.deleteFrom(table).where('council', '=', council).where('record', 'in', records).execute();
  const files = await tx
    .deleteFrom('attachments')
    .where('council', '=', council)
    .where('record', 'in', records)
    .returning('id')
    .execute();
  const everybody = await peopleWithPhones(tx, council);
  await insertAll(
    tx,
    'scope_changes',
    lines.flatMap(({ id, sealed, named, order }) =>
      (sealed ? named : everybody).map((person) => ({
        council,
        person,
        council_order: order,
        record: id,
        change: 'leave' as const,
      })),
    ),
  );
  await chain.close();
  return { erased: records.length, files: files.map(({ id }) => id) };
}

const NOTHING_LEFT = { state: null, reference: null, named: [], suspended: [], at_from: null, at_to: null };

async function eraseEntries(tx: Tx, council: string, records: readonly string[], at: string): Promise<void> {
  await sql`delete from sealed_bytes s using entries e
    where s.council = ${council} and e.council = s.council and e.id = s.id and e.record = any (${records}::uuid[])`.execute(
    tx,
  );
  await tx
    .updateTable('entries')
    .set({ erased_at: at, held_reason: null, query: null, bytes: null, signature: null, author: null, type: null })
    .set({ at_from: null, at_to: null })
    .where('council', '=', council)
    .where('record', 'in', records)
    .execute();
  await tx.deleteFrom('record_keys').where('council', '=', council).where('record', 'in', records).execute();
}

/** What came for a record after it was erased was held so that a person learns of it; a month later it is erased as well. */
export async function eraseLate({ database, clock }: EntryServices, council: string): Promise<void> {
  const [now, monthAgo] = [instantText(clock()), new Date(clock() - MONTH_MS)];
  await database.as({ act: 'ingest', council }, async (tx) => {
    const late = await tx
      .selectFrom('entries')
      .innerJoin('records', (on) =>
        on.onRef('records.council', '=', 'entries.council').onRef('records.id', '=', 'entries.record'),
      )
      .select('entries.record')
      .distinct()
      .where('entries.council', '=', council)
      .where('records.erased_at', 'is not', null)
      .where('entries.erased_at', 'is', null)
      .where('entries.received_at', '<', monthAgo)
      .execute();
    if (late.length > 0)
      await eraseEntries(
        tx,
        council,
        late.map(({ record }) => record),
        now,
      );
  });
}

const MONTH_MS = 30 * DAY_MS;

const peopleWithPhones = async (tx: Tx, council: string): Promise<readonly string[]> =>
  (await tx.selectFrom('enrolments').select('person').distinct().where('council', '=', council).execute()).map(
    ({ person }) => person,
  );
