import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import type { RecordState } from '#domain/record.ts';
import type { DeskRecord } from '#protocol/desk-records.ts';
import type { Tx } from '../db/database.ts';
import type { CouncilKeys } from '../keys/keyring.ts';
import { readDeskRows } from './record-row.ts';
import { deskScope } from './scope.ts';

/** Records about the same person or premises, both ways; words only of those that the transaction's person may open. */
export async function linkedRecords(
  tx: Tx,
  keys: CouncilKeys,
  { id, links }: Pick<RecordState, 'id' | 'links'>,
  roles: Parameters<typeof deskScope>[0],
  now: number,
): Promise<DeskRecord['linked']> {
  const { rows: naming } = await sql<{ id: string }>`
    select id from records where state -> 'links' <> '[]'::jsonb
      and state -> 'links' @> ${JSON.stringify([{ record: id }])}::jsonb and not sealed`.execute(tx);
  const own = links.map(({ record }) => record);
  const wanted = [...new Set([...own, ...naming.map((row) => row.id)])];
  if (wanted.length === 0) return [];
  const open = await tx
    .selectFrom('records')
    .select('id')
    .where('id', 'in', wanted)
    .where('sealed', '=', false)
    .where(deskScope(roles))
    .execute();
  const shown = await readDeskRows(
    tx,
    keys,
    open.map((row) => row.id),
  );
  return wanted.map((record) => {
    const row = shown.find((each) => each.id === record);
    const why = links.find((link) => link.record === record)?.why;
    return {
      record,
      ...(why !== undefined && { why }),
      ...(row && { heading: row.kind.heading(row.state), detail: row.kind.detail(row.state, instantText(now)) }),
    };
  });
}
