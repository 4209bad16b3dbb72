// Every record key comes under the wrapping key in use, in batches: each stands by itself, and the next run goes on where one
// ended. Old keys stay readable all the while, so nobody waits for this but a writer for one batch.
import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Tx } from '../db/database.ts';
import type { EntryServices } from '../entries/services.ts';
import { unwrapRecordKey, type WrappedKey, wrapRecordKey } from './cipher.ts';
import type { CouncilKeys } from './keyring.ts';

const MANY = 500;

export async function wrapAnew(services: EntryServices, council: string, many = MANY): Promise<void> {
  const { database } = services;
  let [done, after]: [number, string | undefined] = [0, undefined];
  do {
    const batch: Batch = await database.as({ act: 'ingest', council }, (tx) =>
      wrapBatch(services, tx, council, { many, after }),
    );
    done += batch.done;
    after = batch.last;
  } while (after !== undefined);
  await database.as({ act: 'ingest', council }, (tx) => finish(services, tx, council, done));
}

const NO_RECORD = '00000000-0000-0000-0000-000000000000';

interface Batch {
  readonly done: number;
  readonly last: string | undefined;
}

async function wrapBatch(
  { keyring }: EntryServices,
  tx: Tx,
  council: string,
  { many, after = NO_RECORD }: { readonly many: number; readonly after: string | undefined },
): Promise<Batch> {
  // Before the keys are asked for: a backup under way would otherwise carry rows under a key that it does not carry.
  await lockCouncil(tx, council);
  const keys = await keyring.of(council);
  const rows = await tx
    .selectFrom('record_keys')
    .selectAll()
    .where('council', '=', council)
    .where('record', '>', after)
    .where('wrapping_key', '!=', keys.wrappingKeys[0].id)
    .orderBy('record')
    .limit(many)
    .execute();
  const wrapped = rows.flatMap((row) => wrappedAnew(keys, row) ?? []);
  if (wrapped.length > 0)
    await sql`update record_keys set wrapping_key = anew.wrapping_key, wrapped = decode(anew.wrapped, 'hex')
      from jsonb_to_recordset(${JSON.stringify(wrapped)}::jsonb) as anew (record uuid, wrapping_key text, wrapped text)
      where record_keys.council = ${council} and record_keys.record = anew.record`.execute(tx);
  return { done: wrapped.length, last: rows.length < many ? undefined : rows.at(-1)?.record };
}

/** Undefined where no key opens it: it stays as it is, for the day on which its key is put back. */
function wrappedAnew(keys: CouncilKeys, row: WrappedKey & { readonly record: string }) {
  try {
    const { wrapping_key, wrapped } = wrapRecordKey(keys, row.record, unwrapRecordKey(keys, row.record, row));
    return { record: row.record, wrapping_key, wrapped: Buffer.from(wrapped).toString('hex') };
  } catch {
    return undefined;
  }
}

async function finish(services: EntryServices, tx: Tx, council: string, done: number): Promise<void> {
  const { keyring, clock } = services;
  await lockCouncil(tx, council);
  const { wrappingKeys, version } = await keyring.of(council);
  const [, ...old] = wrappingKeys;
  const inUse = await keysInUse(tx, council);
  const emptied = old.filter(({ id, emptiedAt }) => emptiedAt === undefined && !inUse.has(id)).map(({ id }) => id);
  if (emptied.length > 0) await keyring.emptied(council, emptied, instantText(clock()));
  if (done > 0)
    await writeAudit(services, tx, council, {
      what: 'record keys wrapped anew',
      detail: `${done} under the keys of set ${version}`,
    });
}

export async function lockCouncil(tx: Tx, council: string): Promise<void> {
  await tx.selectFrom('councils').select('id').where('id', '=', council).forUpdate().executeTakeFirstOrThrow();
}

/** How many record keys are under each wrapping key. */
export async function keysInUse(tx: Tx, council: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('record_keys')
    .select(({ fn }) => ['wrapping_key', fn.countAll<number>().as('many')])
    .where('council', '=', council)
    .groupBy('wrapping_key')
    .execute();
  return new Map(rows.map(({ wrapping_key, many }) => [wrapping_key, many]));
}
