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
  const overdueAmong = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
    (await overdue(tx, person, clock())).map(({ id }) => id).filter((id) => ids.includes(id));
  const seen = await database.as({ act: 'app', council, person: by }, (tx) => overdueAmong(tx, asked));
  if (seen.length === 0) return 0;
  const { erased, files } = await database.as({ act: 'ingest', council }, async (tx) => {
    await lockRecords(tx, council, seen);
    // Something may have come since: row security said whose they are, and this says that they are still over their time.
    return eraseRows(tx, council, await overdueAmong(tx, seen), { by, at: instantText(clock()) });
  });
  await removeFiles(services, council, files);
  return erased;
}

/** Already unreadable without their key. */
async function removeFiles({ attachmentsFolder: folder }: EntryServices, council: string, files: readonly string[]) {
  for (const attachment of files) await removeChunks({ folder, council, attachment });
}

interface Erasing {
  readonly by: string;
  readonly at: string;
}

async function eraseRows(tx: Tx, council: string, records: readonly string[], { by, at }: Erasing) {
  if (records.length === 0) return { erased: 0, files: [] };
  const rows = await tx
    .selectFrom('records')
    .select(['id', 'kind', 'sealed', 'facts', 'named'])
    .where('council', '=', council)
    .where('id', 'in', records)
    .execute();

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
  const files = await eraseEntries(tx, council, records, at);
  for (const table of ['tasks', 'job_links'] as const)
    await tx.deleteFrom(table).where('council', '=', council).where('record', 'in', records).execute();
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
  return { erased: records.length, files };
}

const NOTHING_LEFT = { state: null, reference: null, named: [], suspended: [], at_from: null, at_to: null };

/** Gives the attachments whose files are to go once this is committed. */
async function eraseEntries(tx: Tx, council: string, records: readonly string[], at: string): Promise<string[]> {
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
    .where('erased_at', 'is', null)
    .execute();
  await tx.deleteFrom('record_keys').where('council', '=', council).where('record', 'in', records).execute();
  const files = await tx
    .deleteFrom('attachments')
    .where('council', '=', council)
    .where('record', 'in', records)
    .returning('id')
    .execute();
  return files.map(({ id }) => id);
}

/** What came for a record after it was erased was held so that a person learns of it; a month after the last it is erased as well. */
export async function eraseLate(services: EntryServices, council: string): Promise<void> {
  const { database, clock } = services;
  const [now, monthAgo] = [instantText(clock()), new Date(clock() - MONTH_MS)];
  const files = await database.as({ act: 'ingest', council }, async (tx) => {
    const late = await tx
      .selectFrom('entries')
      .innerJoin('records', (on) =>
        on.onRef('records.council', '=', 'entries.council').onRef('records.id', '=', 'entries.record'),
      )
      .select('entries.record')
      .groupBy('entries.record')
      .having(({ fn }) => fn.max('entries.received_at'), '<', monthAgo)
      .where('entries.council', '=', council)
      .where('records.erased_at', 'is not', null)
      .where('entries.erased_at', 'is', null)
      .execute();
    if (late.length === 0) return [];
    const records = late.map(({ record }) => record);
    const gone = await eraseEntries(tx, council, records, now);
    const chain = await openChain(tx, council, now);
    for (const record of records) chain.add({ what: 'late entries erased', detail: record, record });
    await chain.close();
    return gone;
  });
  await removeFiles(services, council, files);
}

const MONTH_MS = 30 * DAY_MS;

const peopleWithPhones = async (tx: Tx, council: string): Promise<readonly string[]> =>
  (await tx.selectFrom('enrolments').select('person').distinct().where('council', '=', council).execute()).map(
    ({ person }) => person,
  );
