import type { FastifyBaseLogger } from 'fastify';
import { sqlStateOf } from '../db/database-error.ts';

/** Logs name, code and place. The message only while debugging: a database's often quotes the values, and those are people's. */
export function logError(log: FastifyBaseLogger, error: unknown, what: string, more: object = {}): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const at = stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  log.error({ error: name, code: sqlStateOf(error), ...(log.level === 'debug' && { message }), at, ...more }, what);
}
