import type { Insertable } from 'kysely';
import { momentSortKey } from '#domain/moment.ts';
import { type RecordState, reviewStateOf } from '#domain/record.ts';
import type { RecordKind } from '#kinds/registry.ts';
import type { Tx } from '../db/database.ts';
import type { RecordRow } from '../db/record-rows.ts';
import type { Schema } from '../db/schema.ts';
import { wrapRecordKey } from '../keys/cipher.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { type ChangedFacts, changeTallies } from '../reports/tallies.ts';
import { insertAll } from './insert-all.ts';
import { storableJson } from './stored-entry.ts';
import type { Thread } from './thread.ts';

/**
 * Writes the rows of the records that changed, new keys, and who came into or left their reach. A record whose beginning
 * was taken back stays as it was for who looks, and counts nothing.
 */
export async function saveThreads(
  tx: Tx,
  keys: CouncilKeys,
  threads: Iterable<Thread>,
  at: string,
  order: number,
): Promise<void> {
  const { council } = keys;
  const all = [...threads];
  const newKeys = all.flatMap(({ id, key, isNewKey }) =>
    key && isNewKey ? [{ council, record: id, ...wrapRecordKey(keys, id, key) }] : [],
  );
  await insertAll(tx, 'record_keys', newKeys);
  const begun = all.flatMap((thread) => {
    const { kind, state, changed } = thread;
    return changed && kind && state?.begun ? [recordRow(council, thread, kind, state, at, order)] : [];
  });
  await upsertRecords(tx, begun);
  const takenBack = all.filter(({ changed, row, state }) => changed && row && !state?.begun);
  for (const { id, lastNumber } of takenBack)
    await tx
      .updateTable('records')
      .set({ facts: '{}', open: false, last_number: lastNumber, last_order: order, changed_at: at })
      .where('council', '=', council)
      .where('id', '=', id)
      .execute();
  await changeTallies(tx, council, [
    ...changesOf(all, begun),
    ...takenBack.map(({ row }) => ({ kind: row?.kind ?? '', before: row?.facts, after: {} })),
  ]);
  await insertAll(
    tx,
    'scope_changes',
    all.flatMap((thread) => scopeChanges(council, thread, order)),
  );
}

function changesOf(threads: readonly Thread[], rows: readonly Insertable<RecordRow>[]): readonly ChangedFacts[] {
  const before = new Map(threads.map(({ id, row }) => [id, row?.facts]));
  return rows.map(({ id, kind, facts }) => ({ kind, before: before.get(id), after: JSON.parse(facts ?? '{}') }));
}

function recordRow(
  council: string,
  thread: Thread,
  kind: RecordKind,
  state: RecordState,
  at: string,
  order: number,
): Insertable<RecordRow> {
  const { row, begunBy } = thread;
  const logged = state.timeline.find(({ type, outcome }) => type === 'logged' && outcome === 'effect');
  const enrolment = thread.entries.find(({ entry }) => entry.id === logged?.id)?.entry.enrolment ?? null;
  return {
    council,
    id: thread.id,
    kind: kind.name,
    kind_version: kind.version,
    sealed: kind.sealed,
    open: kind.statuses[state.status]?.open ?? true,
    named: [...thread.named],
    suspended: row?.suspended.filter((person) => !thread.granted.includes(person)) ?? [],
    facts: storableJson(kind.facts(state)),
    begun_by: state.by,
    begun_enrolment: row?.begun_enrolment ?? enrolment,
    last_number: thread.lastNumber,
    last_order: order,
    received_at: row?.received_at ?? at,
    changed_at: at,
    ...(kind.sealed ? sealedColumns : clearColumns(state)),
    team: kind.sealed ? '' : (row?.team ?? begunBy?.team ?? ''),
    organisation: kind.sealed ? '' : (row?.organisation ?? begunBy?.organisation ?? ''),
  };
}

const sealedColumns = { state: null, review: 'sealed', reference: null, at_from: null, at_to: null };

const clearColumns = (state: RecordState) => ({
  // A query copy for lists, thread and all: what a kind says of a record may follow from any of its entries.
  state: storableJson(state),
  review: reviewStateOf(state),
  reference: referenceOf(state),
  at_from: state.at ? momentSortKey(state.at) : null,
  at_to: state.at?.to ?? null,
});

function referenceOf({ details, lists }: RecordState): string | null {
  const items = Object.values(lists).flatMap((list) => list.map(({ values }) => values));
  const found = [details, ...items]
    .map(({ reference }) => reference)
    .find((reference) => typeof reference === 'string');
  return typeof found === 'string' ? found : null;
}

async function upsertRecords(tx: Tx, rows: Insertable<RecordRow>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx
    .insertInto('records')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['council', 'id']).doUpdateSet((eb) => ({
        kind_version: eb.ref('excluded.kind_version'),
        open: eb.ref('excluded.open'),
        named: eb.ref('excluded.named'),
        suspended: eb.ref('excluded.suspended'),
        facts: eb.ref('excluded.facts'),
        state: eb.ref('excluded.state'),
        review: eb.ref('excluded.review'),
        reference: eb.ref('excluded.reference'),
        at_from: eb.ref('excluded.at_from'),
        at_to: eb.ref('excluded.at_to'),
        last_number: eb.ref('excluded.last_number'),
        last_order: eb.ref('excluded.last_order'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

/** Of a record that has begun before: its first people learn of it by its entries. */
function scopeChanges(
  council: string,
  { id, row, named, changed, granted }: Thread,
  order: number,
): Insertable<Schema['scope_changes']>[] {
  if (!row || !changed) return [];
  const line = (change: 'enter' | 'leave') => (person: string) => ({
    council,
    person,
    council_order: order,
    record: id,
    change,
  });
  const came = named.filter(
    (person) => !row.named.includes(person) || (granted.includes(person) && row.suspended.includes(person)),
  );
  const went = row.named.filter((person) => !named.includes(person));
  return [...came.map(line('enter')), ...went.map(line('leave'))];
}
