// The real, built server as its own process: what stops its start is one plain sentence, and what it stored outlives it.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pathOf } from '#protocol/call.ts';
import { deskEvents } from '#protocol/desk-records.ts';
import { type Endpoint, REQUEST_HEADER } from '#protocol/endpoint.ts';
import { signIn } from '#protocol/session.ts';
import { readWelcome, setUp } from '#protocol/setup.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { COUNCIL, manager } from './hands/desk.ts';

const onPostgres = process.env.TEST_DATABASE_URL !== undefined;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wardbook-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a start that must fail prints; anything but exit code 1 is a failure of the test. */
async function refusal(env: Record<string, string> = {}, port?: number): Promise<string> {
  const start = startServer({ dataFolder: folder, env, ...(port !== undefined && { port }) });
  const error: unknown = await start.then(
    (server) => server.stop().then(() => new Error('It started')),
    (reason: unknown) => reason,
  );
  const printed = error instanceof Error ? error.message : '';
  expect(printed).toMatch(/^The server ended with 1:\n/);
  return printed.replace(/^.*\n/, '').trim();
}

/** One sentence or two, with what to do; no stack, no second line. */
const plain = (words: RegExp) => ({
  asymmetricMatch: (said: unknown) =>
    typeof said === 'string' && words.test(said) && !/\n|\bat .*:\d+:\d+|Error:/.test(said),
  toString: () => `a plain sentence like ${words}`,
});

describe('a start that cannot go well says why in one plain sentence and leaves nothing running', () => {
  test.each([
    [{ PORT: 'abc' }, /^PORT must be a number between 1 and 65535\.$/],
    [{ HOST: '0.0.0.0' }, /opens Wardbook to other machines\. Give TLS_CERT and TLS_KEY, or .* PUBLIC_URL/],
    [{ PUBLIC_URL: 'http://wardbook.example' }, /PUBLIC_URL must begin with https:\/\//],
    [{ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }, /TLS_CERT names .* cannot be read/],
    [{ DATABASE_URL: 'mysql://host/name' }, /DATABASE_URL must be an address such as postgresql:/],
  ])('the setting %o', async (env, words) => {
    expect(await refusal(env)).toEqual(plain(words));
    expect(await readdir(folder)).toEqual([]);
  });

  test('a database that does not answer', async () => {
    const port = await freePort();
    const said = await refusal({ DATABASE_URL: `postgresql://wardbook:hush@127.0.0.1:${port}/wardbook` });
    expect(said).toEqual(plain(/cannot use the PostgreSQL database at 127\.0\.0\.1:\d+\/wardbook.*DATABASE_URL/));
    expect(said).not.toContain('hush');
  });

  test('a data or keys folder that cannot be written', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    const wanted = /cannot write to its (data|keys) folder .*there is a file of that name.*set WARDBOOK_(DATA|KEYS)/;
    expect(await refusal({ WARDBOOK_DATA: file })).toEqual(plain(wanted));
    expect(await refusal({ WARDBOOK_DATA: path.join(file, 'below') })).toEqual(plain(wanted));
    expect(await refusal({ WARDBOOK_KEYS: path.join(file, 'keys') })).toEqual(plain(wanted));
  });

  test('a port that another program has', async () => {
    const other = http.createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await refusal({}, port)).toEqual(plain(new RegExp(`^Port ${port} is already in use.*set PORT`)));
    expect(await readdir(folder)).not.toContain('database.lock');
    expect(await readdir(folder)).not.toContain('commands.json');
    await new Promise((resolve) => other.close(resolve));
  });

  test.skipIf(onPostgres)('a second server on the same data folder; the first goes on', async () => {
    await using first = await startServer();
    expect(await refusal({ WARDBOOK_DATA: first.dataFolder })).toEqual(
      plain(/^Another Wardbook server \(process \d+ on .*\) is using .*WARDBOOK_DATA/),
    );
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
  });
});

test('the set-up link works once; what it made outlives SIGKILL, and no other link is printed', async () => {
  await using server = await startServer();
  const token = await tokenOf(server);
  expect((await ask(server, setUp, first(token))).status).toBe(200);
  const again = await ask(server, setUp, first(token));
  expect(again.status).toBe(403);
  expect(await again.json()).toMatchObject({ message: expect.stringContaining('does not work any more') });

  await server.kill();
  const before = server.output().length;
  await server.start();
  expect(await (await ask(server, readWelcome)).json()).toMatchObject({ council: COUNCIL, needsSetup: false });
  const { email, password } = manager;
  expect((await ask(server, signIn, { email, password })).status).toBe(200);
  await eventually('the greeting', () => server.output().slice(before).includes(server.url));
  expect(server.output().slice(before)).not.toContain('set-up#token');
});

test.skipIf(onPostgres)('a council whose keys are missing does not start: it says where they should lie', async () => {
  await using server = await startServer();
  await ask(server, setUp, first(await tokenOf(server)));
  await server.stop();
  const start = startServer({
    dataFolder: server.dataFolder,
    env: { WARDBOOK_KEYS: path.join(folder, 'elsewhere') },
  });
  await expect(start).rejects.toThrow(
    /^The server ended with 1:\nThe council’s key file .* is missing .*WARDBOOK_KEYS/,
  );
});

test('SIGTERM in the middle of a request: the request is answered, an open desk does not hold it up, and it ends with 0', async () => {
  await using server = await startServer();
  const body = JSON.stringify(first(await tokenOf(server)));
  const request = http.request(`${server.url}${pathOf(setUp, {})}`, {
    method: setUp.method,
    headers: { ...asOurPage(server), 'content-length': Buffer.byteLength(body), expect: '100-continue' },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    request.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject);
  });
  // The server says so once it has the head of the request: from here on it is under way.
  await new Promise<void>((resolve) => request.once('continue', resolve).flushHeaders());
  const stopped = server.stop();
  await eventually('the door to be shut', () =>
    fetch(`${server.url}/api/health`).then(
      () => false,
      () => true,
    ),
  );
  request.end(body);
  expect(await answered).toBe(200);
  expect(await stopped).toBe(0);

  await server.start();
  const { email, password } = manager;
  const signedIn = await ask(server, signIn, { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const desk = await ask(server, deskEvents, undefined, { cookie });
  expect(desk.status).toBe(200);
  expect(await server.stop()).toBe(0);
  await desk.body?.cancel().catch(() => undefined);
});

const tokenOf = async (server: TestServer): Promise<string> =>
  new URLSearchParams(new URL(await server.setUpLink()).hash.slice(1)).get('token') ?? '';

const first = (token: string) => {
  const { name, email, password } = manager;
  return { token, council: COUNCIL, name, email, password };
};

const asOurPage = ({ url }: TestServer): Record<string, string> => ({
  [REQUEST_HEADER]: '1',
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
  origin: url,
});

const ask = (
  server: TestServer,
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${server.url}${pathOf(endpoint, {})}`, {
    method: endpoint.method,
    headers: { ...asOurPage(server), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
