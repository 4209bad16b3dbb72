import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** Structured lines on standard error; what people read at start goes to standard output. */
export const loggerOptions = (level: string): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  base: null,
  stream: process.stderr,
});

/** One line a request: the route's pattern instead of its address, because an address names records. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
