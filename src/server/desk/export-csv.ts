import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { localOfInstant } from '#domain/calendar.ts';
import { kindNamed, type RecordKind } from '#kinds/registry.ts';
import { badRequest } from '../http/refusal.ts';
import type { SignedIn } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { type Cell, csvText } from '#reports/csv.ts';
import { columnsOf, type DeskRow, readDeskRows } from './record-row.ts';
import { clearConditions } from './search.ts';

const PAGE = 1000;

/** Every record of a kind that is not sealed, oldest first, one row each; in pages, so that a long export blocks nobody. */
export async function exportCsv(
  { database, keyring, clock }: Services,
  person: SignedIn,
  asked: { readonly kind: string; readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<string> {
  const kind = kindNamed(asked.kind);
  if (!kind || kind.sealed) throw badRequest('There is no export of that kind of record.');
  const keys = await keyring.of(person.council);
  const rows: Cell[][] = [headOf(kind)];
  for (let offset = 0; ; offset += PAGE) {
    const page = await database.as({ act: 'app', council: person.council, person: person.id }, async (tx) => {
      const ids = await tx
        .selectFrom('records')
        .select('id')
        .where(clearConditions(asked))
        .orderBy(sql`at_from nulls last`)
        .orderBy('id')
        .limit(PAGE)
        .offset(offset)
        .execute();
      const people = await tx.selectFrom('people').select(['id', 'name']).execute();
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return (
        await readDeskRows(
          tx,
          keys,
          ids.map(({ id }) => id),
        )
      ).map((row) => lineOf(row, names, instantText(clock())));
    });
    rows.push(...page);
    if (page.length < PAGE) return csvText(rows);
  }
}

const headOf = ({ columns }: RecordKind): Cell[] => [
  'Record',
  'When',
  'Status',
  'Recorded by',
  'Received',
  ...columns.map(({ title }) => title),
];

function lineOf({ id, kind, state, receivedAt }: DeskRow, names: ReadonlyMap<string, string>, now: string): Cell[] {
  const values = columnsOf(kind, state, now);
  return [
    id,
    state.at && localOfInstant(state.at.from),
    kind.statuses[state.status]?.title ?? state.status,
    names.get(state.by),
    localOfInstant(instantText(receivedAt.getTime())),
    ...kind.columns.map(({ key }) => values[key]),
  ];
}
