import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const answer = 'the council has it. '.repeat(20_000);
let server: Server;
let proxy: TcpProxy;
let requests = 0;

beforeEach(async () => {
  requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    request.resume().on('end', () => response.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  proxy = await startTcpProxy(address !== null && typeof address === 'object' ? address.port : 0);
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const ask = async (method = 'GET', path = '/') => {
  const options = { method, headers: { connection: 'close' }, signal: AbortSignal.timeout(400) };
  return (
    await fetch(`${proxy.url}${path}`, method === 'POST' ? { ...options, body: 'x'.repeat(50_000) } : options)
  ).text();
};

test('a plain wire carries every byte', async () => {
  expect(await ask()).toBe(answer);
  expect(proxy.carried().down).toBeGreaterThan(answer.length);
});

test('a lost answer reached the server', async () => {
  const lost = proxy.loseNextAnswer(/^POST \/push/);
  expect(await ask('GET')).toBe(answer);
  await expect(ask('POST', '/push')).rejects.toThrow();
  await lost;
  expect(requests).toBe(2);
  expect(await ask('POST', '/push')).toBe(answer);
});

test('a cut wire refuses, and comes back', async () => {
  proxy.cut();
  await expect(ask()).rejects.toThrow();
  proxy.restore();
  expect(await ask()).toBe(answer);
  expect(requests).toBe(1);
});

test('a limit breaks a large request midway', async () => {
  proxy.limit({ up: 10_000 });
  await expect(ask('POST')).rejects.toThrow();
  expect(proxy.carried().up).toBe(10_000);
});

test('a black hole answers nothing', async () => {
  proxy.blackhole();
  await expect(ask()).rejects.toThrow(/timeout|aborted/i);
  expect(requests).toBe(0);
});

test('a delay holds bytes back without losing any', async () => {
  proxy.delay(30);
  const before = performance.now();
  expect(await ask()).toBe(answer);
  expect(performance.now() - before).toBeGreaterThan(55);
});

test('a captive portal answers in place of the server', async () => {
  proxy.portal('<p>Welcome to the station');
  expect(await ask('POST')).toBe('<p>Welcome to the station');
  expect(requests).toBe(0);
  proxy.restore();
  expect(await ask()).toBe(answer);
});
