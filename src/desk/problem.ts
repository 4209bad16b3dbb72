import { CallError } from '#protocol/call.ts';
import type { Problem } from '#protocol/problem.ts';

/** What to tell a person about any failure. */
export const problemOf = (error: unknown): Problem =>
  error instanceof CallError
    ? error.problem
    : {
        code: 'broken',
        message: 'The desk could not do that. Open the page again; if it happens again, tell your IT team.',
      };

/** The session has ended: signing in again is all it takes. */
export const isSignedOut = (error: unknown): boolean => error instanceof CallError && error.status === 401;
