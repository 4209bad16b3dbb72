import type { FastifyInstance } from 'fastify';

/** JSON by Fastify's own parser, which refuses poisoned prototypes; all else as the bytes it is. */
export function parseBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
}
