import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import type { Bytes } from '#protocol/bytes.ts';
import type { Contact, Holding } from '#protocol/contact.ts';
import { encodePull, type PullMeta } from '#protocol/pull-entries.ts';
import { settingsVersionSchema } from '#protocol/settings-documents.ts';
import type { Tx } from '../db/database.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { openChain } from './chain.ts';
import { cursorText, type Place, readCursor } from './cursor.ts';
import { noteContact, readHolding } from './holding.ts';
import { type Pages, pagesOf } from './pull-pages.ts';
import { MOST_ROWS, type PullRow, rowsOfRecords, rowsSince, type Span } from './pull-rows.ts';
import { reachSql, scopeFrom, scopeText } from './reach.ts';
import { readRecordKeys } from './record-keys.ts';
import { readWriter } from './read-settings.ts';
import { EntriesRefused, type EntryServices, type PhoneIdentity } from './services.ts';

interface Pull {
  readonly after?: string | undefined;
  readonly contact: Contact;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** What the person of the session may see and this phone has not got yet, as the body of the answer. */
export async function pullEntries(
  services: EntryServices,
  phone: PhoneIdentity,
  person: string,
  pull: Pull,
): Promise<Bytes> {
  const keys = await services.keyring.of(phone.council);
  const now = services.clock();
  const holding = await contactOf(services, phone, person, keys, pull.contact, now);
  const { meta, pages } = await services.database.as({ act: 'app', council: phone.council, person }, (tx) =>
    readAnswer(tx, keys, phone, person, pull.after, now),
  );
  return encodePull({ ...meta, holding }, pages.bytes);
}

// As ingestion, because what the council holds for a phone counts sealed entries too.
function contactOf(
  { database }: EntryServices,
  phone: PhoneIdentity,
  person: string,
  keys: CouncilKeys,
  contact: Contact,
  now: number,
): Promise<Holding> {
  const { council, enrolment } = phone;
  return database.as({ act: 'ingest', council }, async (tx) => {
    const row = await noteContact(tx, phone, contact, now);
    if (row.person !== person || row.left)
      throw new EntriesRefused(403, 'not-your-phone', 'Sign in as the person this phone was enrolled for.');
    await tx
      .updateTable('enrolments')
      .set({ last_pull_at: instantText(now) })
      .where('council', '=', council)
      .where('id', '=', enrolment)
      .execute();
    return readHolding(tx, phone, keys.version, now);
  });
}

interface Answer {
  readonly meta: Omit<PullMeta, 'holding'>;
  readonly pages: Pages;
}

async function readAnswer(
  tx: Tx,
  keys: CouncilKeys,
  phone: PhoneIdentity,
  person: string,
  after: string | undefined,
  now: number,
): Promise<Answer> {
  const { council } = keys;
  const writer = await readWriter(tx, council, person);
  const { last_order, incarnation } = await tx
    .selectFrom('councils')
    .select(['last_order', 'incarnation'])
    .where('id', '=', council)
    .executeTakeFirstOrThrow();
  const scope = scopeText(writer);
  const before = readCursor(keys, person, after);
  const goesOn = before?.incarnation === incarnation && before.scope === scope;
  const reach = reachSql(person, writer);
  const span = { council, after: goesOn ? before.order : 0, upTo: last_order, reach };

  const found = await readSpan(tx, person, span, goesOn, now);
  const lost = before && !goesOn ? await lostWithScope(tx, person, before, span) : [];
  const leave = [...new Set([...found.leave, ...lost])];
  const sealedRecords = [...new Set(found.rows.filter(({ sealed }) => sealed).map(({ record }) => record))];
  const pages = await pagesOf(council, found.rows, await readRecordKeys(tx, keys, sealedRecords));
  await auditSealed(tx, keys, person, sealedRecords, now);

  const nothingNew = goesOn && found.rows.length === 0 && leave.length === 0 && found.enter.length === 0;
  const cursor =
    nothingNew && after !== undefined ? after : cursorText(keys, person, { order: found.upTo, incarnation, scope });
  const meta = {
    cursor,
    more: found.more,
    pages: pages.meta,
    enter: found.enter,
    leave,
    echoes: echoesOf(found.rows, phone.enrolment),
    settings: await readSettingsVersions(tx, council),
    people: await tx.selectFrom('people').select(['id', 'name']).where('council', '=', council).orderBy('id').execute(),
  };
  return { meta, pages };
}

interface Found {
  readonly rows: readonly PullRow[];
  readonly upTo: number;
  readonly more: boolean;
  readonly enter: string[];
  readonly leave: string[];
}

async function readSpan(tx: Tx, person: string, span: Span, goesOn: boolean, now: number): Promise<Found> {
  const { council } = span;
  const yearAgo = instantText(now - YEAR_MS);
  // A phone begins with what is open and a year of the rest.
  const keep = goesOn ? sql<boolean>`true` : sql<boolean>`(r.open or r.sealed or r.at_from >= ${yearAgo}::timestamptz)`;
  const rows = await rowsSince(tx, span, keep);
  const more = rows.length > MOST_ROWS;
  const fitting = more ? rows.slice(0, MOST_ROWS) : rows;
  const upTo = more ? (fitting.at(-1)?.changed_order ?? span.upTo) : span.upTo;

  const changes = goesOn ? await scopeChanges(tx, person, { ...span, upTo }) : new Map<string, 'enter' | 'leave'>();
  const changed = [...changes.keys()];
  const within = await reachable(tx, span, changed);
  const enter = changed.filter((record) => within.has(record) && changes.get(record) === 'enter');
  const leave = changed.filter((record) => !within.has(record));
  const whole = goesOn ? [...new Set([...enter, ...(await goneQuiet(tx, council, fitting, yearAgo))])] : [];
  const wholeRows = await rowsOfRecords(tx, { ...span, upTo }, whole);
  return { rows: [...fitting.filter(({ record }) => !whole.includes(record)), ...wholeRows], upTo, more, enter, leave };
}

async function scopeChanges(
  tx: Tx,
  person: string,
  { council, after, upTo }: Span,
): Promise<Map<string, 'enter' | 'leave'>> {
  const rows = await tx
    .selectFrom('scope_changes')
    .select(['record', 'change'])
    .where('council', '=', council)
    .where('person', '=', person)
    .where('council_order', '>', after)
    .where('council_order', '<=', upTo)
    .orderBy('council_order')
    .execute();
  return new Map(rows.map(({ record, change }) => [record, change]));
}

async function reachable(tx: Tx, { council, reach }: Span, records: readonly string[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select r.id from records r where r.council = ${council} and r.id = any (${[...records]}::uuid[]) and ${reach}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Records older than what a phone begins with: it may have only this end of them, so it gets them whole. */
async function goneQuiet(tx: Tx, council: string, rows: readonly PullRow[], yearAgo: string): Promise<string[]> {
  const records = [...new Set(rows.filter(({ sealed }) => !sealed).map(({ record }) => record))];
  if (records.length === 0) return [];
  const { rows: old } = await sql<{ id: string }>`
    select id from records where council = ${council} and id = any (${records}::uuid[]) and at_from < ${yearAgo}::timestamptz`.execute(
    tx,
  );
  return old.map(({ id }) => id);
}

/** After a change of role, team or organisation: what the person could see before and cannot now. */
async function lostWithScope(tx: Tx, person: string, { scope }: Place, { council, reach }: Span): Promise<string[]> {
  const before = reachSql(person, scopeFrom(scope));
  const { rows } = await sql<{
    id: string;
  }>`select r.id from records r where r.council = ${council} and ${before} and not ${reach}`.execute(tx);
  return rows.map(({ id }) => id);
}

const echoesOf = (rows: readonly PullRow[], enrolment: string): PullMeta['echoes'] =>
  rows.flatMap((row) =>
    row.enrolment === enrolment && row.seq !== null
      ? [{ seq: row.seq, effect: row.outcome, ...(row.number !== null && { number: row.number }) }]
      : [],
  );

/** Reading what is sealed leaves a line, also when a phone reads. */
async function auditSealed(
  tx: Tx,
  keys: CouncilKeys,
  person: string,
  records: readonly string[],
  now: number,
): Promise<void> {
  if (records.length === 0) return;
  const recordKeys = await readRecordKeys(tx, keys, records);
  const chain = await openChain(tx, keys.council, instantText(now));
  for (const record of records)
    chain.add({
      what: 'sealed pulled',
      by: person,
      detail: `record ${record} to a phone`,
      record,
      sealed: true,
      key: recordKeys.get(record),
    });
  await chain.close();
}

async function readSettingsVersions(tx: Tx, council: string): Promise<PullMeta['settings']> {
  const rows = await tx
    .selectFrom('settings_documents')
    .select(['name', 'version', 'from_day'])
    .where('council', '=', council)
    .where('state', '=', 'approved')
    .orderBy('name')
    .orderBy('version')
    .execute();
  return rows.flatMap(
    ({ name, version, from_day }) => settingsVersionSchema.safeParse({ name, version, from: from_day }).data ?? [],
  );
}
