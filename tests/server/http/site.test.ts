import * as fs from 'node:fs';
import * as path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server/create-server.ts';
import { openTestServer, type TestServer } from './test-council.ts';

const files = {
  'index.html': '<!doctype html><title>Wardbook</title>',
  'sw.js': 'self.skipWaiting;',
  'assets/index-AbC123.js': 'x'.repeat(5000),
  'assets/phone-worker-AbC123.js': 'worker',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

describe('the site', () => {
  let server: TestServer;
  let app: FastifyInstance;
  beforeAll(async () => {
    server = await openTestServer();
    const site = path.join(server.services.config.dataFolder, 'built');
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
      fs.writeFileSync(path.join(site, name), text);
    }
    app = await createServer(server.services, { site });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: 'localhost:8080', ...headers } });

  it('keeps hashed files for ever and asks again for the rest', async () => {
    expect((await get('/assets/index-AbC123.js')).headers['cache-control']).toContain('immutable');
    for (const url of ['/', '/sw.js', '/icon.svg']) expect((await get(url)).headers['cache-control']).toBe('no-cache');
    const { etag = '' } = (await get('/')).headers;
    expect((await get('/', { 'if-none-match': etag })).statusCode).toBe(304);
  });

  it('gives the index page for every address of the app, never for /api or a missing file', async () => {
    for (const url of ['/', '/desk/inbox', '/desk/set-up', '/records/0192f0c1-7e00-7000-8000-000000000001']) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, files['index.html']]);
    }
    for (const url of [
      '/api/nothing',
      '/api',
      '/assets/gone-1.js',
      '/../package.json',
      '/%2e%2e/package.json',
      '/.env',
    ]) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not-found']);
    }
  });

  it('says everywhere what a page may do, and lets one worker alone compile', async () => {
    for (const url of ['/', '/api/health', '/assets/index-AbC123.js', '/sw.js', '/api/nothing']) {
      const { headers } = await get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
    expect((await get('/assets/phone-worker-AbC123.js')).headers['content-security-policy']).toContain(
      "'wasm-unsafe-eval'",
    );
  });

  it('compresses what is worth it', async () => {
    const script = files['assets/index-AbC123.js'];
    const br = await get('/assets/index-AbC123.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(script);
    const gz = await get('/api/openapi.json', { 'accept-encoding': 'gzip' });
    expect(gz.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(gz.rawPayload).toString()).openapi).toBe('3.1.0');
    expect((await get('/api/health', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('shows only a link under any other name', async () => {
    const answer = await app.inject({ url: '/desk', headers: { host: '192.0.2.7:8080' } });
    expect(answer.statusCode).toBe(421);
    expect(answer.body).toContain('<a href="http://localhost:8080/">');
  });

  it('gives its figures to this machine alone', async () => {
    expect((await get('/metrics')).body).toContain('wardbook_request_seconds_count');
    expect((await app.inject({ url: '/metrics', remoteAddress: '192.0.2.7' })).statusCode).toBe(404);
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(404);
  });
});
