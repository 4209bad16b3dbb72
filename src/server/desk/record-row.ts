// A line of the desk from a row of the table: in clear from its stored state, sealed by decrypting and folding its entries.
import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { emptyRecord, type RecordState, reviewStateOf } from '#domain/record.ts';
import { type Rules, rulesAt } from '#domain/rulebook.ts';
import { dayOfInstant } from '#domain/calendar.ts';
import { nextDue } from '#domain/due.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import type { Tx } from '../db/database.ts';
import { loadThreads } from '../entries/load-threads.ts';
import { readRulebook } from '../entries/read-settings.ts';
import type { CouncilKeys } from '../keys/keyring.ts';

/** A record with its state, whatever it was stored as. */
export interface DeskRow {
  readonly id: string;
  readonly kind: RecordKind;
  readonly state: RecordState;
  readonly receivedAt: Date;
  readonly changedAt: Date;
}

/** The records of these ids, of kinds this server knows, in the order of the ids. */
export async function readDeskRows(tx: Tx, keys: CouncilKeys, ids: readonly string[]): Promise<DeskRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('records')
    .select(['id', 'kind', 'sealed', 'received_at', 'changed_at', sql<string | null>`state::text`.as('state')])
    .where('id', 'in', ids)
    .execute();
  const sealed = rows.filter((row) => row.sealed).map(({ id }) => id);
  const threads = sealed.length > 0 ? await loadThreads(tx, keys, sealed) : undefined;
  const byId = new Map(
    rows.map((row) => [
      row.id,
      { ...row, state: row.sealed ? threads?.get(row.id)?.state : storedState(row.id, row.kind, row.state) },
    ]),
  );
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const kind = kindNamed(row?.kind ?? '');
    if (!row?.state || !kind) return [];
    return [{ id, kind, state: row.state, receivedAt: row.received_at, changedAt: row.changed_at }];
  });
}

// Written by our own fold; what an older version left out is as in an empty record.
const storedState = (id: string, kind: string, text: string | null): RecordState => ({
  ...emptyRecord(id, kind),
  ...JSON.parse(text ?? '{}'),
});

export interface RowContext {
  readonly rules: Rules;
  readonly now: string;
  readonly names: ReadonlyMap<string, string>;
  readonly work: ReadonlyMap<string, { readonly tasks: number; readonly held: number }>;
}

/** What the lines of a list have in common. */
export async function readRowContext(tx: Tx, council: string, now: number): Promise<RowContext> {
  const people = await tx.selectFrom('people').select(['id', 'name']).execute();
  const { rows } = await sql<{ record: string; tasks: number; held: number }>`
    select record, sum(tasks)::int as tasks, sum(held)::int as held from (
      select record, 1 as tasks, 0 as held from tasks where state = 'open' and record is not null
      union all
      select record, 0, 1 from entries where outcome = 'held'
    ) as work group by record`.execute(tx);
  return {
    rules: rulesAt(await readRulebook(tx, council), instantText(now)),
    now: instantText(now),
    names: new Map(people.map(({ id, name }) => [id, name])),
    work: new Map(rows.map(({ record, tasks, held }) => [record, { tasks, held }])),
  };
}

export function recordRow({ id, kind, state, receivedAt, changedAt }: DeskRow, context: RowContext): RecordRow {
  const { tasks, held } = context.work.get(id) ?? { tasks: 0, held: 0 };
  const review = reviewStateOf(state);
  const due = nextDue(kind.due(state, context.rules), dayOfInstant(context.now));
  const { ward, position } = kind.place(state) ?? {};
  return {
    id,
    kind: kind.name,
    heading: kind.heading(state),
    detail: kind.detail(state, context.now),
    status: state.status,
    review,
    at: state.at?.from ?? instantText(receivedAt.getTime()),
    receivedAt: instantText((review === 'changed' ? changedAt : receivedAt).getTime()),
    by: context.names.get(state.by) ?? '',
    ...(ward && { ward }),
    ...(position && !kind.sealed && { position }),
    tasks,
    held,
    ...(due && { dueAt: due.at, dueTitle: due.title }),
    columns: columnsOf(kind, state, context.now),
  };
}

export function columnsOf(kind: RecordKind, state: RecordState, now: string): Record<string, string | number> {
  return Object.fromEntries(
    kind.columns.flatMap(({ key, value }) => {
      const shown = value(state, now);
      return shown === undefined ? [] : [[key, shown]];
    }),
  );
}
