import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { bearsToken } from './bearer-token.ts';
import { notFound } from './refusal.ts';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Figures of the process and of routes by their pattern: nothing that counts people, records or kinds. */
export function serveMetrics(app: FastifyInstance, token: string | undefined): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'wardbook_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  });
  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token)) throw notFound();
    return reply.type(register.contentType).send(await register.metrics());
  });
}

/** With METRICS_TOKEN whoever has it; without, programs on this machine that no proxy stands in front of. */
function mayRead({ headers, ip }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return bearsToken(headers.authorization, token);
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded;
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(ip);
}
