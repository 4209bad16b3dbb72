import { DAY_MS } from '#domain/clock.ts';
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
import {
  clearPages,
  type EchoRow,
  lastThatFits,
  ownRows,
  recordsFromBefore,
  sealedRows,
  type Span,
} from './pull-rows.ts';
import { reachSql, scopeFrom, scopeText } from './reach.ts';
import { readRecordKeys } from './record-keys.ts';
import { readWriter } from './read-settings.ts';
import { EntriesRefused, type EntryServices, type PhoneIdentity } from './services.ts';

interface Pull {
  readonly after?: string | undefined;
  readonly contact: Contact;
}

const YEAR_MS = 365 * DAY_MS;

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
  const yearAgo = instantText(now - YEAR_MS);
  // A phone begins with what is open and a year of the rest.
  const keep = goesOn ? sql<boolean>`true` : sql<boolean>`(r.open or r.sealed or r.at_from >= ${yearAgo}::timestamptz)`;
  const all: Span = { council, after: goesOn ? before.order : 0, upTo: last_order, reach, keep, whole: [] };

  const fits = await lastThatFits(tx, all);
  const fitting = { ...all, upTo: fits ?? last_order };
  const { enter, leave } = goesOn ? await scopeChanges(tx, person, fitting) : NO_CHANGES;
  // The phone keeps its pages where a pull begins again: what it must forget besides is told at once.
  const since = before?.incarnation === incarnation ? before.order : 0;
  const { leave: meanwhile } =
    before && !goesOn ? await scopeChanges(tx, person, { ...all, after: since }) : NO_CHANGES;
  const lost = before && !goesOn ? await lostWithScope(tx, person, before, all) : [];
  // What is older the phone may have only the end of.
  const whole = goesOn ? [...enter, ...(await recordsFromBefore(tx, fitting, yearAgo))] : [];
  const span = { ...fitting, whole };

  const clear = await clearPages(tx, span);
  const sealed = await sealedRows(tx, span);
  const sealedRecords = [...new Set(sealed.map(({ record }) => record))];
  const pages = await pagesOf(council, clear, sealed, await readRecordKeys(tx, keys, sealedRecords));
  await auditSealed(tx, keys, person, sealedRecords, now);

  const left = [...new Set([...leave, ...meanwhile, ...lost])];
  const nothingNew = goesOn && pages.bytes.length === 0 && left.length === 0 && enter.length === 0;
  const cursor =
    nothingNew && after !== undefined ? after : cursorText(keys, person, { order: span.upTo, incarnation, scope });
  const meta = {
    cursor,
    more: fits !== undefined,
    pages: pages.meta,
    enter,
    leave: left,
    echoes: (await ownRows(tx, span, phone.enrolment)).map(echoOf),
    settings: await readSettingsVersions(tx, council),
    people: await tx.selectFrom('people').select(['id', 'name']).where('council', '=', council).orderBy('id').execute(),
  };
  return { meta, pages };
}

interface ScopeChanges {
  readonly enter: string[];
  readonly leave: string[];
}

const NO_CHANGES: ScopeChanges = { enter: [], leave: [] };

/** Records that came into or left the person's reach within the span, by where they stand now. */
async function scopeChanges(tx: Tx, person: string, { council, after, upTo, reach }: Span): Promise<ScopeChanges> {
  const changes = await tx
    .selectFrom('scope_changes')
    .select(['record', 'change'])
    .where('council', '=', council)
    .where('person', '=', person)
    .where('council_order', '>', after)
    .where('council_order', '<=', upTo)
    .orderBy('council_order')
    .execute();
  const last = new Map(changes.map(({ record, change }) => [record, change]));
  if (last.size === 0) return { enter: [], leave: [] };
  const { rows } = await sql<{ id: string }>`
    select r.id from records r where r.council = ${council} and r.id = any (${[...last.keys()]}::uuid[]) and ${reach}`.execute(
    tx,
  );
  const readable = new Set(rows.map(({ id }) => id));
  return {
    enter: [...last].flatMap(([record, change]) => (change === 'enter' && readable.has(record) ? [record] : [])),
    leave: [...last.keys()].filter((record) => !readable.has(record)),
  };
}

/** After a change of role, team or organisation: what the person could see before and cannot now. */
async function lostWithScope(tx: Tx, person: string, { scope }: Place, { council, reach }: Span): Promise<string[]> {
  const before = reachSql(person, scopeFrom(scope));
  const { rows } = await sql<{
    id: string;
  }>`select r.id from records r where r.council = ${council} and ${before} and not ${reach}`.execute(tx);
  return rows.map(({ id }) => id);
}

const echoOf = ({ seq, number, outcome }: EchoRow): PullMeta['echoes'][number] => ({
  seq,
  effect: outcome,
  ...(number !== null && { number }),
});

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
    // Phones are told what to forget, not when.
    .where('name', '!=', 'retention')
    .orderBy('name')
    .orderBy('version')
    .execute();
  return rows.flatMap(
    ({ name, version, from_day }) => settingsVersionSchema.safeParse({ name, version, from: from_day }).data ?? [],
  );
}
