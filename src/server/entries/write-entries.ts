// Entries that no phone sealed: written on the desk, by a link or by an import. The same intake, but refused instead of held.
import type { Entry } from '#domain/entry.ts';
import { decidedSchema, isGenericType } from '#domain/generic-entries.ts';
import { newId } from '#domain/id.ts';
import type { JsonObject } from '#domain/json.ts';
import { instantText, type Moment, momentNow } from '#domain/moment.ts';
import { kindNamed } from '#kinds/registry.ts';
import { sha256, toHex, utf8 } from '#protocol/bytes.ts';
import { newSalt } from '#protocol/envelope.ts';
import type { Tx } from '../db/database.ts';
import { canTakeEffect, heldWords, isHeldReason } from './held-reason.ts';
import { ingest, type Taken } from './ingest.ts';
import { bodyProblem, type Line } from './line.ts';
import { lockRecords } from './load-threads.ts';
import { readWriter } from './read-settings.ts';
import { EntriesRefused, type EntryServices } from './services.ts';

export interface NewEntry {
  readonly id: string;
  readonly type: string;
  readonly body: JsonObject;
  readonly at?: Moment | undefined;
}

export interface NewEntries {
  readonly record: string;
  readonly kind: string;
  readonly entries: readonly NewEntry[];
}

interface Author {
  readonly council: string;
  readonly person: string;
}

/**
 * Writes entries of records by one person, all or none, and gives their numbers by id. The ids are the caller's, so a
 * repeat changes nothing. Throws EntriesRefused where a rule stands against one of them.
 */
export async function writeEntries(
  { database, keyring, clock, origin: server }: EntryServices,
  { council, person }: Author,
  records: readonly NewEntries[],
  origin: 'desk' | 'import' | 'link' = 'desk',
): Promise<Record<string, number>> {
  const keys = await keyring.of(council);
  const now = clock();
  const entries = records.flatMap((each) => each.entries.map((entry) => entryFrom(each, entry, person, origin, now)));
  const lines = await Promise.all(entries.map(lineFrom));
  return database.as({ act: 'ingest', council }, async (tx) => {
    // Pressed twice, the second press sees what the first has written.
    await lockRecords(
      tx,
      council,
      records.map(({ record }) => record),
    );
    await refuseWrongDecisions(tx, council, entries);
    const known = await readWriter(tx, council, person);
    // What a crew did on a job that was sent to it is a fact, also when who sent it has left meanwhile.
    const writer = origin === 'link' ? { ...known, left: false } : known;
    const repeated = await readWritten(tx, council, entries);
    const wanted = lines.filter(({ id }) => !repeated.has(id));
    const { taken, chain } = await ingest(tx, { keys, writer, now, origin: server }, wanted);
    const held = taken.find((each) => each.held);
    if (held?.held) throw refusal(held.held);
    if (origin === 'desk') refuseUnlawful(taken);
    await chain.close();
    return Object.fromEntries([
      ...repeated,
      ...taken.flatMap(({ line, number }) => (number ? [[line.id, number] as const] : [])),
    ]);
  });
}

/** One person's decision on a held entry, written into the entry's own record. */
export async function decideHeld(
  services: EntryServices,
  author: Author,
  decision: { readonly entry: string; readonly effect: boolean; readonly reason: string },
): Promise<Record<string, number>> {
  const { council } = author;
  const target = await services.database.as({ act: 'ingest', council }, (tx) => readHeld(tx, council, decision.entry));
  if (!target?.kind) throw notFound();
  return writeEntries(services, author, [
    { record: target.record, kind: target.kind, entries: [{ id: newId(), type: 'decided', body: decision }] },
  ]);
}

function entryFrom(
  { record, kind }: NewEntries,
  { id, type, body, at }: NewEntry,
  by: string,
  origin: Entry['origin'],
  now: number,
): Entry {
  const kindVersion = kindNamed(kind)?.version ?? 1;
  const written = { savedAt: instantText(now), clockOffset: 0, by, origin, salt: newSalt() };
  return { id, record, kind, kindVersion, type, body, at: at ?? momentNow(now, 0), ...written };
}

async function lineFrom(entry: Entry): Promise<Line> {
  const problem = bodyProblem(entry);
  if (problem) throw refusal(problem);
  const bytes = utf8(JSON.stringify(entry));
  return {
    id: entry.id,
    record: entry.record,
    hash: toHex(await sha256(bytes)),
    bytes,
    entry,
    kind: kindNamed(entry.kind),
  };
}

/** Numbers of entries with these ids that the same person wrote on the same record before. */
async function readWritten(tx: Tx, council: string, entries: readonly Entry[]): Promise<Map<string, number>> {
  const ids = entries.map(({ id }) => id);
  const rows = await tx
    .selectFrom('entries')
    .select(['id', 'record', 'number'])
    .where('council', '=', council)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.flatMap(({ id, record, number }) =>
      number !== null && entries.some((each) => each.id === id && each.record === record)
        ? [[id, number] as const]
        : [],
    ),
  );
}

/** Somebody sits before the form and can put it right; what a phone, a link or an import brings has happened already. */
function refuseUnlawful(taken: readonly Taken[]): void {
  const verdicts = taken.flatMap(({ verdict, line }) =>
    verdict && line.entry ? [{ ...verdict, entry: line.entry }] : [],
  );
  const blocks = verdicts.flatMap(({ findings }) => findings.filter(({ level }) => level === 'block'));
  if (blocks.length > 0)
    throw new EntriesRefused(
      422,
      'blocked',
      `Nothing was written. ${blocks.map(({ message, source }) => `${message} (${source})`).join(' ')}`,
    );
  if (verdicts.some(({ outcome, entry }) => outcome === 'no-effect' && !isGenericType(entry.type)))
    throw new EntriesRefused(
      422,
      'no-effect',
      'Nothing was written: this no longer fits where the record stands. Close the form and look at what has changed.',
    );
}

async function refuseWrongDecisions(tx: Tx, council: string, entries: readonly Entry[]): Promise<void> {
  for (const { type, body, record } of entries) {
    if (type !== 'decided') continue;
    const { entry, effect } = decidedSchema.parse(body);
    const target = await readHeld(tx, council, entry);
    if (!target || target.record !== record) throw notFound();
    if (effect && !canTakeEffect(target.held_reason ?? ''))
      throw new EntriesRefused(
        422,
        'cannot-take-effect',
        'Nothing in this entry can take effect. Decide it without effect.',
      );
  }
}

const readHeld = (tx: Tx, council: string, entry: string) =>
  tx
    .selectFrom('entries')
    .select(['record', 'kind', 'held_reason'])
    .where('council', '=', council)
    .where('id', '=', entry)
    .where('held_reason', 'is not', null)
    .where('same_id', '=', false)
    .executeTakeFirst();

const notFound = () => new EntriesRefused(404, 'not-found', 'There is no such held entry.');

function refusal(reason: string): EntriesRefused {
  if (reason === 'wrong-writer' || reason === 'leaver')
    return new EntriesRefused(403, reason, 'You may not write this on this record.');
  if (reason === 'same-id')
    return new EntriesRefused(409, reason, 'Something else was written under this id. Reload the page and try again.');
  const words = isHeldReason(reason) ? heldWords(reason) : 'It does not fit';
  return new EntriesRefused(422, reason, `This cannot be written: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`);
}
