/** What a statement answered, the same from PostgreSQL and from the embedded database. */
export interface Answer {
  // Rows take the shape that the statement gives them; Kysely's types, made from schema.ts, say which.
  readonly rows: ReturnType<typeof JSON.parse>[];
  readonly command: string;
  readonly rowCount: number;
}

export interface Connection {
  query(sql: string, parameters?: readonly unknown[]): Promise<Answer>;
  release(): void;
}

/** A PostgreSQL, wherever it runs. */
export interface Engine {
  connect(): Promise<Connection>;
  close(): Promise<void>;
}

/** The embedded database as it runs in its thread: one connection, one statement at a time. */
export interface EmbeddedCore {
  query(sql: string, parameters: readonly unknown[]): Promise<Answer>;
  close(): Promise<void>;
}
