import type { Services } from '../services.ts';

/** One command of the command line. It runs where the database is open: here, or in the server that holds it. */
export interface Command {
  readonly usage: string;
  /** Needs the database to itself: no server may run. */
  readonly alone?: boolean;
  /** Reads what the command needs of this terminal's files, before it goes to whoever runs it. */
  readonly read?: (args: readonly string[]) => Promise<string>;
  /** What to print; throws a CommandError for the person who typed it. */
  readonly run: (services: Services, args: readonly string[], input: string) => Promise<string>;
}

/** What was typed cannot be done; the message says what to type instead. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
