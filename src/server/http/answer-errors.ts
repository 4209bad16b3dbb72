import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger, FastifyError, FastifyInstance } from 'fastify';
import type { Problem } from '#protocol/problem.ts';
import { DatabaseUnavailable } from '../db/database-error.ts';
import { EntriesRefused } from '../entries/services.ts';
import { logError } from './log-error.ts';
import { notFound, Refusal } from './refusal.ts';

/** Every answer that is not 2xx is a problem with a sentence; what is not expected is logged under a number the person can quote. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const { status, problem, retryAfter } = refusalFor(error, request.log);
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply.code(status).header('cache-control', 'no-store').send(problem);
  });
  app.setNotFoundHandler((_, reply) => {
    const { status, problem } = notFound();
    void reply.code(status).send(problem);
  });
}

function refusalFor(error: FastifyError | Error, log: FastifyBaseLogger): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof EntriesRefused) return new Refusal(error.status, { code: error.code, message: error.message });
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  const known = fastifyProblems[status];
  if (known) return new Refusal(status, known, status === 429 ? retryAfterOf(error) : undefined);
  if (error instanceof DatabaseUnavailable) {
    logError(log, error, 'database unavailable');
    return new Refusal(
      503,
      { code: 'unavailable', message: 'The council’s database does not answer. Nothing was stored; try again soon.' },
      5,
    );
  }
  const number = randomBytes(4).toString('hex');
  logError(log, error, 'failed', { number });
  return new Refusal(500, {
    code: 'broken',
    message: `Something went wrong at the council’s server. Try again; if it stays, quote ${number}.`,
  });
}

const fastifyProblems: Readonly<Record<number, Problem>> = {
  400: { code: 'bad-request', message: 'The request could not be read. It may have been cut short: try again.' },
  413: { code: 'too-large', message: 'That is larger than the council’s server takes in one piece.' },
  415: { code: 'bad-request', message: 'The request is of a kind that the council’s server does not read.' },
  429: { code: 'too-many', message: 'Too many tries from here. Wait a minute, then try again.' },
};

const retryAfterOf = (error: object): number | undefined =>
  'retryAfter' in error && typeof error.retryAfter === 'number' ? error.retryAfter : 60;
