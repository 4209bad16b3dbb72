import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, sql, type Transaction } from 'kysely';
import { isWorthRepeating } from './database-error.ts';
import { dialectOn } from './dialect.ts';
import { openEmbedded } from './embedded.ts';
import type { Engine } from './engine.ts';
import { tidyNightly } from './housekeeping.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

export type Tx = Transaction<Schema>;

/**
 * On whose behalf a transaction runs. `app` sees its council, and of sealed records those that name `person`; `ingest`
 * sees all of its council, to fold and check; `system` finds people, sessions and phones before a council is known.
 */
export type Context =
  | { readonly act: 'app' | 'ingest'; readonly council: string; readonly person?: string }
  | { readonly act: 'system' };

export interface Database {
  /** Runs `work` in one transaction, which may be repeated when two collide: it must do nothing outside the database. */
  as<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
}

const MOST_REPEATS = 5;

/** Opens and migrates the database: PostgreSQL where DATABASE_URL names one, otherwise the embedded one in the data folder. */
export async function openDatabase({ dataFolder, databaseUrl }: DatabaseOptions): Promise<Database> {
  const embedded = databaseUrl === undefined;
  const engine = embedded ? await openEmbedded(dataFolder) : await openPostgres(databaseUrl);
  const kysely = new Kysely<Schema>({ dialect: dialectOn(engine) });
  try {
    await migrate(kysely);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return databaseOn(kysely, engine, embedded);
}

function databaseOn(kysely: Kysely<Schema>, engine: Engine, embedded: boolean): Database {
  const stopTidying = embedded ? tidyNightly(engine) : () => {};
  const inside = new AsyncLocalStorage<true>();
  let closing: Promise<void> | undefined;

  const once = <T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(async (tx) => {
      await enter(tx, context);
      return work(tx);
    });

  return {
    embedded,
    async as(context, work) {
      // On the embedded database the inner one would wait for the outer one for ever.
      if (inside.getStore()) throw new Error('A transaction was started inside another: pass its tx on instead');
      for (let repeats = 0; ; repeats += 1) {
        try {
          return await inside.run(true, () => once(context, work));
        } catch (error) {
          if (repeats >= MOST_REPEATS || !isWorthRepeating(error)) throw error;
        }
      }
    },
    close() {
      closing ??= Promise.resolve(stopTidying()).then(() => engine.close());
      return closing;
    },
  };
}

// Local to the transaction, so that a pooled connection carries nothing over, even after an abort.
async function enter(tx: Tx, context: Context): Promise<void> {
  const council = context.act === 'system' ? '' : context.council;
  const person = context.act === 'system' ? '' : (context.person ?? '');
  await sql`select set_config('role', ${`wardbook_${context.act}`}, true),
    set_config('wardbook.council', ${council}, true), set_config('wardbook.person', ${person}, true)`.execute(tx);
}
