// Files and the entries that list them find each other within a month, or a person is told.
import { DAY_MS } from '#domain/clock.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { instantText } from '#domain/moment.ts';
import { removeChunks } from './attachment-files.ts';
import { insertAll } from './insert-all.ts';
import { readRecordKeys } from './record-keys.ts';
import type { EntryServices } from './services.ts';
import { closeTasks, newTask, type StoredTask, storedTask } from './tasks.ts';

const PATIENCE_DAYS = 30;
const NOT_COME = 'files-not-come';

/** Raises a task for files that never came, closes it when they did, and removes bytes that no entry ever listed. */
export async function tendAttachments(services: EntryServices, council: string): Promise<void> {
  const { database, keyring, clock, attachmentsFolder } = services;
  const keys = await keyring.of(council);
  const [now, limit] = [instantText(clock()), instantText(clock() - PATIENCE_DAYS * DAY_MS)];
  const removed = await database.as({ act: 'ingest', council }, async (tx) => {
    await raiseAndSettle(tx, keys, now, limit);
    return tx
      .deleteFrom('attachments')
      .where('council', '=', council)
      .where('entry', 'is', null)
      .where('expected_at', '<', new Date(limit))
      .returning('id')
      .execute();
  });
  for (const { id } of removed) await removeChunks({ folder: attachmentsFolder, council, attachment: id });
}

async function raiseAndSettle(tx: Tx, keys: CouncilKeys, at: string, limit: string): Promise<void> {
  const { council } = keys;
  const late = await tx
    .selectFrom('attachments')
    .where('council', '=', council)
    .where('entry', 'is not', null)
    .where('state', 'in', ['expected', 'receiving'])
    .where('expected_at', '<', new Date(limit))
    .groupBy(['record', 'entry', 'sealed'])
    .select((eb) => ['record', 'entry', 'sealed', eb.fn.countAll<number>().as('count')])
    .execute();
  const raised = await raisedTasks(
    tx,
    keys,
    late.map(({ record }) => record),
  );
  const settled = raised.filter(({ closedAt, entry }) => !closedAt && !late.some((each) => each.entry === entry));
  const why = { at, words: 'They came, or somebody said why they will not' };
  await closeTasks(
    tx,
    council,
    settled.map(({ id }) => id),
    why,
  );

  const recordKeys = await readRecordKeys(
    tx,
    keys,
    late.map(({ record }) => record),
  );
  const keepers = await readKeepersOf(
    tx,
    council,
    late.map(({ record }) => record),
  );
  const rows = late.flatMap(({ record, entry, sealed, count }) => {
    const keeper = keepers.get(record) ?? (sealed ? 'coordinator' : 'manager');
    const key = sealed ? recordKeys.get(record) : undefined;
    if (entry === null || (sealed && !key) || raised.some((task) => task.entry === entry)) return [];
    return [
      newTask({ council, record, entry, at, key, keeper }, { code: NOT_COME, message: notCome(count), level: 'warn' }),
    ];
  });
  await insertAll(tx, 'tasks', rows);
}

async function readKeepersOf(
  tx: Tx,
  council: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, RecordKind['keeper']>> {
  if (records.length === 0) return new Map();
  const rows = await tx
    .selectFrom('records')
    .select(['id', 'kind'])
    .where('council', '=', council)
    .where('id', 'in', records)
    .execute();
  return new Map(
    rows.flatMap(({ id, kind }) => {
      const keeper = kindNamed(kind)?.keeper;
      return keeper ? [[id, keeper] as const] : [];
    }),
  );
}

/** Of a sealed record a task's code is encrypted, so its words are read to know which one it is. */
async function raisedTasks(tx: Tx, keys: CouncilKeys, late: readonly string[]): Promise<StoredTask[]> {
  const rows = await tx
    .selectFrom('tasks')
    .selectAll()
    .where('council', '=', keys.council)
    .where((where) =>
      where.or([
        where('code', '=', NOT_COME),
        where.and([where('cipher', 'is not', null), where('state', '=', 'open')]),
        ...(late.length > 0 ? [where('record', 'in', late)] : []),
      ]),
    )
    .execute();
  const records = [...new Set(rows.flatMap(({ record }) => record ?? []))];
  const recordKeys = await readRecordKeys(tx, keys, records);
  return rows
    .filter(({ cipher, record }) => cipher === null || (record !== null && recordKeys.has(record)))
    .map((row) => storedTask(row, row.record === null ? undefined : recordKeys.get(row.record)))
    .filter(({ code }) => code === NOT_COME);
}

const notCome = (count: number): string =>
  `${count === 1 ? 'A file' : `${count} files`} listed here did not come within ${PATIENCE_DAYS} days. Ask for the phone to be opened where there is signal, or close this and say why they will not come.`;
