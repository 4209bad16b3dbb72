// One transaction's worth of lines: phone, desk, link and import all come through here.
import { type Insertable, sql } from 'kysely';
import { attachedSchema } from '#domain/generic-entries.ts';
import { instantText } from '#domain/moment.ts';
import { type Receipt, type SignedReceipt, signReceipt } from '#protocol/receipt.ts';
import type { Tx } from '../db/database.ts';
import type { AttachmentRow } from '../db/record-rows.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { type Chain, openChain } from './chain.ts';
import { accessRow, attachmentRows, entryRow, happeningOf, sealedBytesRow, type Stored } from './entry-rows.ts';
import { insertAll } from './insert-all.ts';
import { readKnown } from './known-lines.ts';
import type { Line } from './line.ts';
import { loadThreads, lockRecords } from './load-threads.ts';
import { needKeepers, needRules, type Placed, placeLine } from './place-lines.ts';
import { readKeepers, readRulebook } from './read-settings.ts';
import { saveThreads } from './save-threads.ts';
import { raiseTasks } from './raise-tasks.ts';
import type { Judging, Thread, Verdict } from './thread.ts';
import type { Writer } from './writers.ts';

export interface Ingestion {
  readonly keys: CouncilKeys;
  readonly writer: Writer;
  /** The phone it comes from, if it comes from one. */
  readonly enrolment?: string | undefined;
  /** The council's clock, in milliseconds. */
  readonly now: number;
  /** The server's own address: a phone believes no receipt from elsewhere. */
  readonly origin: string;
}

export interface Taken {
  readonly line: Line;
  readonly held?: string | undefined;
  /** What the guards said of it, and what the fold made of it, when it was new. */
  readonly verdict?: Verdict | undefined;
  readonly number?: number | undefined;
  readonly receipt?: SignedReceipt | undefined;
  /** It was here before; nothing was done. */
  readonly repeated: boolean;
}

export interface Ingested {
  readonly taken: readonly Taken[];
  readonly chain: Chain;
}

/**
 * Takes lines in their order: places them in their records, numbers, judges and stores them with receipts and audit.
 * The chain comes back open, so that a caller can add to it; it must close it as its last act.
 */
export async function ingest(tx: Tx, ingestion: Ingestion, lines: readonly Line[]): Promise<Ingested> {
  const { keys, enrolment } = ingestion;
  const { council } = keys;
  const at = instantText(ingestion.now);
  const known = await readKnown(tx, council, enrolment, lines);
  const isNew = (line: Line) => {
    const repeat = known.repeatOf(line);
    return !repeat || (repeat.unopened && line.bytes !== undefined);
  };
  const records = [...new Set(lines.filter(isNew).map(({ record }) => record))];
  await lockRecords(tx, council, records);
  const threads = records.length > 0 ? await loadThreads(tx, keys, records) : new Map<string, Thread>();
  const judging = await readJudging(tx, ingestion, at, lines);

  const placed: Placed[] = [];
  const repeats = new Map<Line, ReturnType<typeof known.repeatOf>>();
  const reopened: Line[] = [];
  for (const line of lines) {
    const thread = threads.get(line.record);
    if (!thread || !isNew(line)) repeats.set(line, known.repeatOf(line));
    else {
      if (known.repeatOf(line)) reopened.push(line);
      placed.push(placeLine(line, thread, known, judging));
    }
  }
  await removeUnopened(tx, council, reopened);

  const chain = await openChain(tx, council, at);
  const stored = await receiptAll(placed, chain, ingestion, at);
  await store(tx, council, stored, at, enrolment);
  await raiseTasks(tx, council, placed, threads.values(), judging.rulebook, at);
  await saveThreads(tx, keys, threads.values(), at, chain.order);

  const newOnes = new Map<Line, Taken>(
    stored.map(([{ line, verdict }, { receipt }]) => [
      line,
      { line, verdict, held: verdict.held, number: verdict.number, receipt, repeated: false },
    ]),
  );
  const takenOf = (line: Line): Taken => {
    const repeat = repeats.get(line);
    if (repeat?.receipt || repeat?.number)
      return { line, held: repeat.heldReason, number: repeat.number, receipt: repeat.receipt, repeated: true };
    const first =
      newOnes.get(line) ?? [...newOnes.values()].find(({ line: { id, hash } }) => id === line.id && hash === line.hash);
    return { ...first, line, repeated: repeat !== undefined };
  };
  return { taken: lines.map(takenOf), chain };
}

async function readJudging(
  tx: Tx,
  { keys, writer }: Ingestion,
  receivedAt: string,
  lines: readonly Line[],
): Promise<Judging> {
  const rulebook = needRules(lines) ? await readRulebook(tx, keys.council) : { law: [], working: [] };
  const keepers = needKeepers(lines) ? await readKeepers(tx, keys.council, writer) : { manager: [], coordinator: [] };
  return { writer, rulebook, keepers, receivedAt };
}

/** What had come unopenable and opens now takes its place; the audit keeps both. */
async function removeUnopened(tx: Tx, council: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const ids = lines.map(({ id }) => id);
  await tx
    .deleteFrom('entries')
    .where('council', '=', council)
    .where('id', 'in', ids)
    .where('held_reason', '=', 'unopenable')
    .execute();
  await tx.deleteFrom('sealed_bytes').where('council', '=', council).where('id', 'in', ids).execute();
}

type Receipted = readonly [Placed, Stored];

async function receiptAll(
  placed: readonly Placed[],
  chain: Chain,
  ingestion: Ingestion,
  at: string,
): Promise<Receipted[]> {
  const { keys, origin } = ingestion;
  const links = placed.map((each) => ({ each, ...chain.add(happeningOf(each)) }));
  return Promise.all(
    links.map(async ({ each, order, head }) => {
      const receipt = receiptOf(each, { at, head, origin, key: keys.receiptKey.id });
      return [
        each,
        { council: keys.council, at, order, receipt: receipt && (await signReceipt(keys.receiptKey.key, receipt)) },
      ] as const;
    }),
  );
}

function receiptOf(
  { line, verdict }: Placed,
  common: Pick<Receipt, 'at' | 'origin' | 'key'> & { head: string },
): Receipt | undefined {
  if (!line.phone) return undefined;
  const { enrolment, lane, seq } = line.phone.header;
  const number = verdict.number === undefined ? {} : { number: verdict.number };
  return {
    what: 'entry',
    ...common,
    enrolment,
    lane,
    seq,
    id: line.id,
    hash: line.hash,
    ...number,
    effect: verdict.outcome,
  };
}

async function store(
  tx: Tx,
  council: string,
  all: readonly Receipted[],
  at: string,
  enrolment: string | undefined,
): Promise<void> {
  const inLane = (wanted: 'record' | 'access') =>
    all.filter(([{ line }]) => (line.phone?.header.lane ?? 'record') === wanted);
  await insertAll(
    tx,
    'entries',
    inLane('record').map(([placed, stored]) => entryRow(placed, stored)),
  );
  await insertAll(
    tx,
    'access_log',
    inLane('access').map(([placed, stored]) => accessRow(placed, stored)),
  );
  await insertAll(
    tx,
    'sealed_bytes',
    all.flatMap(([placed]) => (placed.line.bytes ? [] : sealedBytesRow(placed, council))),
  );
  await expectAttachments(
    tx,
    all.flatMap(([placed, stored]) => attachmentRows(placed, stored)),
  );
  for (const [{ line, decision, verdict }, { order }] of all) {
    if (decision)
      await tx
        .updateTable('entries')
        .set({ number: decision.number ?? null, outcome: decision.outcome, changed_order: order })
        .where('council', '=', council)
        .where('id', '=', decision.entry)
        .where('same_id', '=', false)
        .execute();
    const missing =
      line.entry?.type === 'attached' && verdict.outcome === 'effect'
        ? attachedSchema.safeParse(line.entry.body).data?.missing
        : undefined;
    if (missing?.length)
      await tx
        .updateTable('attachments')
        .set({ state: 'missing' })
        .where('council', '=', council)
        .where('record', '=', line.record)
        .where('id', 'in', missing)
        .where('state', '!=', 'complete')
        .execute();
  }
  if (enrolment) await holdSeqs(tx, council, enrolment, all, at);
}

/**
 * Bytes may have come before the entry that lists them: the row then learns what it is. Listed twice it belongs to the first;
 * one statement cannot meet a row twice, and a batch that fails would be sent for ever.
 */
async function expectAttachments(tx: Tx, listed: readonly Insertable<AttachmentRow>[]): Promise<void> {
  const rows = [...new Map(listed.toReversed().map((row) => [row.id, row])).values()];
  if (rows.length === 0) return;
  await tx
    .insertInto('attachments')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['council', 'id'])
        .doUpdateSet((eb) => ({
          entry: eb.ref('excluded.entry'),
          sealed: eb.ref('excluded.sealed'),
          details: eb.ref('excluded.details'),
          details_cipher: eb.ref('excluded.details_cipher'),
        }))
        .where('attachments.entry', 'is', null)
        .whereRef('attachments.record', '=', 'excluded.record'),
    )
    .execute();
}

async function holdSeqs(
  tx: Tx,
  council: string,
  enrolment: string,
  all: readonly Receipted[],
  at: string,
): Promise<void> {
  const ranges = (wanted: 'record' | 'access') => {
    const seqs = all.flatMap(([{ line }]) => (line.phone?.header.lane === wanted ? [line.phone.header.seq] : []));
    return `{${seqs.map((seq) => `[${seq},${seq}]`).join(',')}}`;
  };
  await tx
    .updateTable('enrolments')
    .set({
      held_seqs: sql`held_seqs + ${ranges('record')}::int8multirange`,
      held_access_seqs: sql`held_access_seqs + ${ranges('access')}::int8multirange`,
      last_seen_at: at,
    })
    .where('council', '=', council)
    .where('id', '=', enrolment)
    .execute();
}
