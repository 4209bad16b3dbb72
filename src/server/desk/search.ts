import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { momentSortKey } from '#domain/moment.ts';
import { addDays, startOfDay } from '#domain/calendar.ts';
import type { RecordState } from '#domain/record.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import type { Tx } from '../db/database.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { type DeskRow, readDeskRows, readRowContext, recordRow } from './record-row.ts';
import { deskScope } from './scope.ts';

const PAGE = 50;

export interface Search {
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
  readonly ward?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly words?: string | undefined;
  readonly page?: number | undefined;
}

/** Newest first. Records in clear are found by SQL; the few sealed ones a person works on, by reading them. */
export async function searchRecords(
  { database, keyring, clock }: Services,
  person: SignedIn,
  search: Search,
): Promise<{ rows: RecordRow[]; total: number }> {
  const { council, id } = person;
  const keys = await keyring.of(council);
  const page = search.page ?? 1;
  return database.as({ act: 'app', council, person: id }, async (tx) => {
    const context = await readRowContext(tx, council, clock());
    const sealed = await sealedMatches(tx, keys, person, search);
    const { ids, total } = await clearMatches(tx, person, search, page * PAGE);
    // Without sealed rows between them, only the page itself need be read.
    const first = sealed.length === 0 ? (page - 1) * PAGE : 0;
    const clear = await readDeskRows(tx, keys, ids.slice(first));
    const rows = [...clear, ...sealed].toSorted((a, b) => (timeOf(a.state) > timeOf(b.state) ? -1 : 1));
    const from = (page - 1) * PAGE - first;
    return { rows: rows.slice(from, from + PAGE).map((row) => recordRow(row, context)), total: total + sealed.length };
  });
}

const timeOf = ({ at }: RecordState): string => (at ? momentSortKey(at) : '');

/** The conditions on `records` in clear, also for the export. */
export function clearConditions({ kind, status, ward, from, to, words = '' }: Search): RawBuilder<SqlBool> {
  const conditions = [
    sql`not sealed`,
    kind !== undefined && sql`kind = ${kind}`,
    status !== undefined && sql`state->>'status' = ${status}`,
    ward !== undefined &&
      sql`jsonb_path_exists(state, '$.**.ward ? (@ == $ward)', jsonb_build_object('ward', ${ward}::text))`,
    from !== undefined && sql`at_from >= ${startOfDay(from)}::timestamptz`,
    to !== undefined && sql`at_from < ${startOfDay(addDays(to, 1))}::timestamptz`,
    ...wordsOf(words).map((word) => sql`jsonb_path_exists(state, ${anywhere(word)}::jsonpath)`),
  ];
  return sql<SqlBool>`(${sql.join(
    conditions.filter((condition) => condition !== false),
    sql` and `,
  )})`;
}

const wordsOf = (words: string): string[] => words.split(/\s+/).filter(Boolean);

/** Any answer that holds the word, whatever its case; `q` takes the word as it is, not as a pattern. */
const anywhere = (word: string): string => `$.** ? (@ like_regex ${JSON.stringify(word)} flag "iq")`;

async function clearMatches(
  tx: Tx,
  { roles }: SignedIn,
  search: Search,
  most: number,
): Promise<{ ids: string[]; total: number }> {
  const matching = tx.selectFrom('records').where(deskScope(roles)).where(clearConditions(search));
  const { total } = await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await matching.select('id').orderBy(sql`at_from desc nulls last`).orderBy('id').limit(most).execute();
  return { ids: rows.map(({ id }) => id), total };
}

async function sealedMatches(
  tx: Tx,
  keys: CouncilKeys,
  { roles }: SignedIn,
  { kind, status, ward, from, to, words = '' }: Search,
): Promise<DeskRow[]> {
  if (ward !== undefined) return [];
  const ids = await tx
    .selectFrom('records')
    .select('id')
    .where('sealed', '=', true)
    .where(deskScope(roles))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .execute();
  const rows = await readDeskRows(
    tx,
    keys,
    ids.map(({ id }) => id),
  );
  return rows.filter(({ state }) => {
    const at = timeOf(state);
    const text = JSON.stringify([state.details, state.lists]).toLowerCase();
    return (
      (status === undefined || state.status === status) &&
      (from === undefined || at >= startOfDay(from)) &&
      (to === undefined || at < startOfDay(addDays(to, 1))) &&
      wordsOf(words).every((word) => text.includes(word.toLowerCase()))
    );
  });
}
