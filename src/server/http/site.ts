// The built app. It is small and lies in memory: a path that is not one of its files cannot reach the disk.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compressed, type Encoding, encodingFor } from './compress.ts';
import { page } from './plain-page.ts';
import { notFound } from './refusal.ts';
import { WORKER_POLICY } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
};
const worthCompressing = /text|json|javascript|svg|wasm|ttf/;

/** Pages beside the app, where the build puts them. */
const pages = new Map([['/job', '/src/link/job.html']]);

interface SiteFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

/** Answers every GET outside /api: a file of the site, else its index page, whose own router knows the rest. */
export function serveSite(app: FastifyInstance, folder: string): void {
  const files = readSite(folder);
  app.get('/*', async (request, reply) => {
    const name = new URL(request.url, 'http://site').pathname;
    const own = pages.get(name) ?? name;
    const file = files.get(own);
    if (file) return send(file, own, request, reply);
    const index = files.get('/index.html');
    // A missing script must fail, not come back as a page; an unknown /api is a problem for the program.
    if (/^\/api(\/|$)|\.[^/]*$/.test(name)) throw notFound();
    if (!index) return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    return send(index, '/index.html', request, reply);
  });
}

function readSite(folder: string): Map<string, SiteFile> {
  if (!fs.existsSync(folder)) return new Map();
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = fs.readFileSync(file);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      const name = `/${path.relative(folder, file).replaceAll(path.sep, '/')}`;
      return [name, { bytes, etag, type: types[path.extname(name)] ?? 'application/octet-stream', encoded: new Map() }];
    }),
  );
}

async function send(file: SiteFile, name: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  void reply.header('etag', file.etag).header('vary', 'accept-encoding').header('cache-control', cacheFor(name));
  if (/^\/assets\/phone-worker-[\w-]+\.js$/.test(name)) void reply.header('content-security-policy', WORKER_POLICY);
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  void reply.type(file.type);
  const encoding = worthCompressing.test(file.type) ? encodingFor(request.headers['accept-encoding']) : undefined;
  if (!encoding) return reply.send(file.bytes);
  return reply.header('content-encoding', encoding).send(await encodedOnce(file, encoding));
}

const cacheFor = (name: string): string =>
  name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

function encodedOnce({ bytes, encoded }: SiteFile, encoding: Encoding): Promise<Buffer> {
  const once = encoded.get(encoding) ?? compressed(bytes, encoding, 9);
  encoded.set(encoding, once);
  return once;
}

const notBuilt = page('Wardbook is not built', 'Run <code>npm run build</code> and start the server again.');
