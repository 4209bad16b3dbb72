import type { Problem } from '#protocol/problem.ts';

/** Thrown anywhere below a route: becomes an answer with a code for the program and a sentence for the person. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly problem: Problem;
  /** Seconds after which trying again may help. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem, retryAfter?: number) {
    super(problem.message);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export const notSignedIn = (): Refusal =>
  new Refusal(401, { code: 'not-signed-in', message: 'Sign in to go on. What is saved on this phone stays.' });

export const notAllowed = (): Refusal =>
  new Refusal(403, {
    code: 'not-allowed',
    message: 'Your account may not do this. Ask your administrator if it should.',
  });

/** Also where something exists that this person may not see: nobody learns which. */
export const notFound = (): Refusal =>
  new Refusal(404, { code: 'not-found', message: 'There is nothing here that you can open.' });

export const badRequest = (message: string, fields?: Record<string, string>): Refusal =>
  new Refusal(400, { code: 'bad-request', message, ...(fields && { fields }) });
