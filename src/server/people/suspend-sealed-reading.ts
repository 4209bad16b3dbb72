import { sql } from 'kysely';
import type { Services } from '../services.ts';

/** Being named on a sealed record no longer opens it until a coordinator names the person again: a password may have been reset by a thief. */
export const suspendSealedReading = ({ database }: Services, council: string, person: string): Promise<unknown> =>
  database.as({ act: 'ingest', council }, (tx) =>
    sql`update records set suspended = array_append(suspended, ${person}::uuid)
      where sealed and ${person}::uuid = any (named) and not ${person}::uuid = any (suspended)`.execute(tx),
  );
