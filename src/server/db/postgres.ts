import pg from 'pg';
import { DatabaseUnavailable, messageOf, sqlStateOf } from './database-error.ts';
import type { Connection, Engine } from './engine.ts';

const INT8 = 20;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 120_000;

const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === INT8 ? Number : pg.types.getTypeParser(id, format),
};

/** A pool of connections to the PostgreSQL named in DATABASE_URL. */
export async function openPostgres(databaseUrl: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    max: 10,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
  });
  // Without a listener, PostgreSQL restarting while a connection is idle would end this process.
  pool.on('error', () => {});

  const connect = async (): Promise<Connection> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw unavailable(error, databaseUrl);
    });
    let broken: Error | undefined;
    // A connection that is lost while taken says so here as well as to the query; unheard, it would end this process.
    const lose = (error: Error) => {
      broken ??= unavailable(error, databaseUrl);
    };
    client.on('error', lose);
    return {
      async query(sql, parameters = []) {
        try {
          const { rows, command, rowCount } = await client.query(sql, [...parameters]);
          return { rows, command, rowCount: rowCount ?? 0 };
        } catch (error) {
          if (!isLost(error)) throw error;
          broken = unavailable(error, databaseUrl);
          throw broken;
        }
      },
      release() {
        if (!broken) client.off('error', lose);
        client.release(broken);
      },
    };
  };
  await refuseUnlessDurable(connect).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return { connect, close: () => pool.end() };
}

/** A receipt says that the council has it: a PostgreSQL told not to flush its commits cannot stand behind that. */
async function refuseUnlessDurable(connect: () => Promise<Connection>): Promise<void> {
  const connection = await connect();
  try {
    const { rows } = await connection.query(
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
    );
    if (rows[0]?.fsync === 'off' || rows[0]?.commit === 'off')
      throw new Error(
        'PostgreSQL is set to fsync = off or synchronous_commit = off, so it can lose what it says it stored. Set both to on.',
      );
  } finally {
    connection.release();
  }
}

// Class 08 is the connection, 53 resources, 57P the server stopping or starting, 28 and 3D what DATABASE_URL says;
// what carries no code at all happened on the way there.
const isLost = (error: unknown): boolean => /^(08|53|57P|28|3D)/.test(sqlStateOf(error) ?? '08');

function unavailable(error: unknown, databaseUrl: string): DatabaseUnavailable {
  const { host, pathname } = URL.canParse(databaseUrl) ? new URL(databaseUrl) : { host: 'DATABASE_URL', pathname: '' };
  const reason = messageOf(error) || 'no answer';
  return new DatabaseUnavailable(
    `Wardbook cannot use the PostgreSQL database at ${host}${pathname}: ${reason}. Check that it runs and that DATABASE_URL is right.`,
  );
}
