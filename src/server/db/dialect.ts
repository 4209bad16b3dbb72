import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Connection, Engine } from './engine.ts';

/** One dialect for both engines: PostgreSQL 15's SQL. */
export const dialectOn = (engine: Engine): Dialect => ({
  createDriver: () => driverOn(engine),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
});

function driverOn(engine: Engine): Driver {
  const opened = new WeakMap<DatabaseConnection, Connection>();
  const run = async (connection: DatabaseConnection, sql: string) => {
    const answer = await opened.get(connection)?.query(sql);
    return answer?.command;
  };
  return {
    async init() {},
    async acquireConnection() {
      const connection = await engine.connect();
      const wrapped = connectionOn(connection);
      opened.set(wrapped, connection);
      return wrapped;
    },
    async beginTransaction(connection) {
      await run(connection, 'begin');
    },
    async commitTransaction(connection) {
      // After a statement that failed and was caught, PostgreSQL answers "commit" with ROLLBACK and no error.
      if ((await run(connection, 'commit')) === 'ROLLBACK')
        throw new Error('The transaction was rolled back: a statement in it had failed');
    },
    async rollbackTransaction(connection) {
      await run(connection, 'rollback');
    },
    async releaseConnection(connection) {
      opened.get(connection)?.release();
    },
    async destroy() {},
  };
}

function connectionOn(connection: Connection): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, command, rowCount } = await connection.query(sql, parameters);
      return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
    },
    streamQuery() {
      throw new Error('Read in pages instead: the embedded database cannot stream');
    },
  };
}
