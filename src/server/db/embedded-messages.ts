import type { Answer } from './engine.ts';

/** From the server to the thread that holds the embedded database; a missing `sql` asks it to close. */
export interface Request {
  readonly id: number;
  readonly sql?: string;
  readonly parameters?: readonly unknown[];
}

/** An Error loses its code when it is copied between threads, so it travels as a plain object. */
export interface Failure {
  readonly message: string;
  readonly code?: string | undefined;
}

export interface Reply {
  readonly id: number;
  readonly answer?: Answer;
  readonly failure?: Failure;
}
