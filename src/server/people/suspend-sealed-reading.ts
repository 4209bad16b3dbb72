import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { kinds } from '#kinds/registry.ts';
import { openChain } from '../entries/chain.ts';
import { lockRecords } from '../entries/load-threads.ts';
import type { Services } from '../services.ts';

const keptByManagers = kinds.filter(({ keeper }) => keeper === 'manager').map(({ name }) => name);

/**
 * After a password reset, a new phone or a council account that is new here, being named on sealed records of before opens them
 * only once somebody who keeps them has named the person again: each may be a thief's. Where nobody else is left who could, it stays open.
 */
export const suspendSealedReading = (
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  council: string,
  person: string,
): Promise<void> =>
  database.as({ act: 'ingest', council }, async (tx) => {
    const { rows: named } = await sql<{ id: string }>`select id from records
      where council = ${council} and sealed and ${person}::uuid = any (named)`.execute(tx);
    // Who writes on one of them at this moment has read whom it is closed to, and would write that back.
    await lockRecords(
      tx,
      council,
      named.map(({ id }) => id),
    );
    const { rows } = await sql<{ id: string }>`update records set suspended = array_append(suspended, ${person}::uuid)
      where sealed and ${person}::uuid = any (named) and not ${person}::uuid = any (suspended)
        and exists (select from people p where p.council = records.council and p.id <> ${person}::uuid and p.state = 'active'
          and (case when records.kind = any (${keptByManagers}::text[]) then 'manager' else 'coordinator' end) = any (p.roles) and p.id = any (records.named) and not p.id = any (records.suspended))
      returning id`.execute(tx);
    if (rows.length === 0) return;
    const chain = await openChain(tx, council, instantText(clock()));
    const { order } = chain.add({ what: 'reading suspended', detail: person, sealed: true });
    await tx
      .insertInto('scope_changes')
      .values(rows.map(({ id }) => ({ council, person, council_order: order, record: id, change: 'leave' as const })))
      .execute();
    await chain.close();
  });
