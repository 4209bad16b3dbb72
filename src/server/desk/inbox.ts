// What waits for a person. Earlier years that were imported do not: they were settled when they were new.
import { sql } from 'kysely';
import { isDue } from '#domain/due.ts';
import type { RecordRow } from '#protocol/desk-records.ts';
import type { Tx } from '../db/database.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { readDeskRows, readRowContext, recordRow } from './record-row.ts';
import { deskScope } from './scope.ts';

const MOST_SHOWN = 200;
// Beyond these, what is due in a record that nothing else calls for is seen in its own list.
const MOST_CANDIDATES = 2000;

interface Inbox {
  readonly rows: RecordRow[];
  readonly total: number;
  readonly unread: number;
}

export async function readInbox(
  { database, keyring, clock }: Services,
  person: SignedIn,
  kind: string | undefined,
): Promise<Inbox> {
  const { council, id } = person;
  const keys = await keyring.of(council);
  return database.as({ act: 'app', council, person: id }, async (tx) => {
    const context = await readRowContext(tx, council, clock());
    const rows = (await readDeskRows(tx, keys, await candidates(tx, person, kind))).map((row) =>
      recordRow(row, context),
    );
    const waiting = rows
      .map((row) => ({ row, urgency: urgencyOf(row, context.now) }))
      .filter(({ urgency }) => urgency < SETTLED)
      .toSorted((a, b) => a.urgency - b.urgency || (a.row.receivedAt > b.row.receivedAt ? -1 : 1))
      .map(({ row }) => row);
    return {
      rows: waiting.slice(0, MOST_SHOWN),
      total: waiting.length,
      unread: waiting.filter(({ review }) => review === 'new' || review === 'changed').length,
    };
  });
}

async function candidates(tx: Tx, { roles }: SignedIn, kind: string | undefined): Promise<string[]> {
  const rows = await tx
    .selectFrom('records')
    .select('id')
    .where(deskScope(roles))
    .where(sql<boolean>`(sealed or open or review in ('new', 'changed')
      or exists (select from tasks t where t.council = records.council and t.record = records.id and t.state = 'open')
      or exists (select from entries e where e.council = records.council and e.record = records.id and e.outcome = 'held'))`)
    .where(
      sql<boolean>`exists (select from entries e where e.council = records.council and e.record = records.id and e.origin <> 'import')`,
    )
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('last_order', 'desc')
    .limit(MOST_CANDIDATES)
    .execute();
  return rows.map(({ id }) => id);
}

const SETTLED = 4;

/** What needs a person, then what nobody has read as it now is, the newest first, then what is due in the rest. */
export function urgencyOf(
  { held, tasks, review, dueAt }: Pick<RecordRow, 'held' | 'tasks' | 'review' | 'dueAt'>,
  now: string,
): number {
  if (held > 0) return 0;
  if (tasks > 0) return 1;
  if (review === 'changed' || review === 'new') return 2;
  return dueAt !== undefined && isDue(dueAt, now) ? 3 : SETTLED;
}
