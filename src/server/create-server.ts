// The HTTP server: every endpoint of the protocol, checked the same way, and the built app beside them.
import * as http from 'node:http';
import * as https from 'node:https';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';
import { z } from 'zod';
import type { Endpoint } from '#protocol/endpoint.ts';
import { endpoints } from '#protocol/endpoints.ts';
import { admit } from './http/admit.ts';
import { answerErrors } from './http/answer-errors.ts';
import { parseBodies } from './http/body-parsers.ts';
import { compressAnswers } from './http/compress.ts';
import { serveCouncilSignIn } from './http/council-sign-in.ts';
import { serveMetrics } from './http/metrics.ts';
import { serveOpenApi } from './http/openapi.ts';
import { elsewherePage } from './http/plain-page.ts';
import { RawAnswer, type Route, type Who } from './http/route.ts';
import { elsewhere, isAtHome, refuseForeign } from './http/same-origin.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { logRequests, loggerOptions } from './http/request-log.ts';
import { SIGN_INS_A_MINUTE } from './http/sign-ins-a-minute.ts';
import { serveSite } from './http/site.ts';
import { allRoutes } from './routes/index.ts';
import type { Services } from './services.ts';

const MOST_BODY = 64 * 1024;
// Guessing is limited by address here, and by account in sign-in.ts. A push is never counted: a retry costs nothing.
const triesAMinute = new Map<Endpoint['path'], number>([
  [endpoints.signIn.path, SIGN_INS_A_MINUTE],
  [endpoints.enrol.path, 10],
  [endpoints.setUp.path, 10],
  [endpoints.openJob.path, 20],
  [endpoints.answerJob.path, 20],
]);
// What answers by any name, because monitoring asks by address.
const anywhere = new Set<string | undefined>([endpoints.readHealth.path, '/metrics']);

export interface ServerOptions {
  /** The folder of the built app. */
  readonly site: string;
}

/** A server that is ready but does not listen yet. */
export async function createServer(services: Services, { site }: ServerOptions): Promise<FastifyInstance> {
  const { origin, tls, logLevel } = services.config;
  const isHttps = origin.startsWith('https:');
  const options: FastifyServerOptions = {
    serverFactory: tls ? (handler) => https.createServer(tls, handler) : (handler) => http.createServer(handler),
    logger: loggerOptions(logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    bodyLimit: MOST_BODY,
    // Behind a proxy on this machine or its network, the address that limits count is the one the proxy names.
    trustProxy: isHttps && !tls ? 'loopback, linklocal, uniquelocal' : false,
    forceCloseConnections: 'idle',
  };
  const app = fastify(options);
  answerErrors(app);
  parseBodies(app);
  compressAnswers(app);
  logRequests(app);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });

  app.addHook('onRequest', async (request, reply) => {
    addSecurityHeaders(reply, isHttps);
    if (isAtHome(request, origin) || anywhere.has(request.routeOptions.url)) return;
    if (request.url.startsWith('/api/')) throw elsewhere(origin);
    await reply.code(421).type('text/html; charset=utf-8').send(elsewherePage(origin));
  });

  const routes = allRoutes(services);
  register(app, services, routes);
  app.addHook('preClose', async () => {
    for (const route of routes) route.close?.();
  });
  serveOpenApi(app, services.version);
  serveMetrics(app, services.config.metricsToken);
  serveCouncilSignIn(app, services);
  serveSite(app, site);
  return app;
}

function register(app: FastifyInstance, services: Services, routes: readonly Route[]): void {
  const admitted = new WeakMap<FastifyRequest, Who>();
  for (const route of routes) {
    const { endpoint } = route;
    const max = triesAMinute.get(endpoint.path);
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      bodyLimit: endpoint.most ?? MOST_BODY,
      ...(max !== undefined &&
        endpoint.method === 'POST' && { config: { rateLimit: { max, timeWindow: '1 minute' } } }),
      onRequest: async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        refuseForeign(request, services.config.origin);
        admitted.set(request, await admit(services, endpoint, request));
      },
      handler: async (request, reply) => {
        const answer = await route.answer(request, reply, admitted.get(request) ?? { by: 'anyone' });
        if (reply.sent || endpoint.answer === 'events') return reply;
        if (answer instanceof RawAnswer) return reply.headers(answer.headers).send(answer.bytes);
        if (!(endpoint.answer instanceof z.ZodType)) return reply.code(204).send();
        // An answer holds what its schema names and nothing else, so that no column leaks by accident.
        const parsed = endpoint.answer.parse(answer);
        if (endpoint.mediaType === undefined) return reply.send(parsed);
        return reply.type(endpoint.mediaType).send(JSON.stringify(parsed));
      },
    });
  }
}
