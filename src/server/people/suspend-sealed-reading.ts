import { sql } from 'kysely';
import { instantText } from '#domain/moment.ts';
import { openChain } from '../entries/chain.ts';
import type { Services } from '../services.ts';

/** Being named on a sealed record no longer opens it until a coordinator names the person again: a password may have been reset by a thief. */
export const suspendSealedReading = ({ database, clock }: Services, council: string, person: string): Promise<void> =>
  database.as({ act: 'ingest', council }, async (tx) => {
    const { rows } = await sql<{ id: string }>`update records set suspended = array_append(suspended, ${person}::uuid)
      where sealed and ${person}::uuid = any (named) and not ${person}::uuid = any (suspended) returning id`.execute(
      tx,
    );
    if (rows.length === 0) return;
    const chain = await openChain(tx, council, instantText(clock()));
    const { order } = chain.add({ what: 'reading suspended', detail: person, sealed: true });
    await tx
      .insertInto('scope_changes')
      .values(rows.map(({ id }) => ({ council, person, council_order: order, record: id, change: 'leave' as const })))
      .execute();
    await chain.close();
  });
