// The real server with three things a bench needs: a council that is set up, tickets for phones, and a count.
// It takes the page's address for its own, because each device of a bench has an address of its own.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { REQUEST_HEADER } from '#protocol/endpoint.ts';
import { createServer } from '#server/create-server.ts';
import { openServices } from '#server/open-services.ts';
import { readConfig } from '#server/config.ts';
import { newSetupToken } from '#server/people/set-up.ts';
import { fillFinds, measureTables } from './committee-table.ts';
import { measureIntake } from './intake.ts';

const DATABASE = 'wardbook_bench';
const PASSWORD = 'three plain fictional words';
const COUNCIL = 'Eastmere Borough Council';
const ADMIN = 'alex.marsh@eastmere.example';

const { PORT, DATA = '.', DATABASE_URL } = process.env;
mkdirSync(DATA, { recursive: true });
const config = readConfig({
  PORT,
  WARDBOOK_DATA: DATA,
  LOG_LEVEL: 'error',
  ...(DATABASE_URL && { DATABASE_URL: await ownDatabase(DATABASE_URL) }),
});
const services = await openServices({ config, version: 'bench', clock: Date.now });
const app = await createServer(services, { site: path.join(DATA, 'no-site') });
await app.ready();

const peopleFile = path.join(DATA, 'people.json');
const people = new Map<string, string>(
  existsSync(peopleFile)
    ? z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(readFileSync(peopleFile, 'utf8')))
    : [],
);

const token = await newSetupToken(services);
if (token)
  await ask('POST', '/api/setup', { token, council: COUNCIL, name: 'Alex Marsh', email: ADMIN, password: PASSWORD });
const signedIn = await ask('POST', '/api/session', { email: ADMIN, password: PASSWORD });
const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

async function ask(method: 'POST' | 'GET', url: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: {
      host: new URL(config.origin).host,
      [REQUEST_HEADER]: '1',
      'content-type': 'application/json',
      ...headers,
    },
    payload: JSON.stringify(body ?? {}),
  });
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer;
}

/** Beside the tables of other engines in the same cluster. */
async function ownDatabase(cluster: string): Promise<string> {
  const client = new Client({ connectionString: cluster });
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  await client.end();
  const url = new URL(cluster);
  url.pathname = DATABASE;
  return url.href;
}

async function personOf(space: string): Promise<string> {
  const known = people.get(space);
  if (known) return known;
  const added = await ask(
    'POST',
    '/api/people',
    {
      name: `Officer ${space}`,
      email: emailOf(space),
      roles: ['officer'],
      organisation: `Team ${space}`,
      password: PASSWORD,
    },
    { cookie },
  );
  const { id } = z.object({ id: z.string() }).parse(added.json());
  people.set(space, id);
  writeFileSync(peopleFile, JSON.stringify([...people]));
  return id;
}

const emailOf = (space: string) => `officer.${space.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}@eastmere.example`;

/** Each space is an organisation with one officer, because that is how far an officer reads. */
async function ticket(space: string): Promise<object> {
  const given = await ask('POST', `/api/people/${await personOf(space)}/codes`, {}, { cookie });
  return { origin: config.origin, email: emailOf(space), password: PASSWORD, code: given.json().code };
}

async function count(space: string): Promise<object> {
  const { n } = await services.database.as({ act: 'ingest', council: await councilId() }, (tx) =>
    tx
      .selectFrom('records')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('organisation', '=', `Team ${space}`)
      .executeTakeFirstOrThrow(),
  );
  return { n };
}

const councilId = async (): Promise<string> => {
  const { id } = await services.database.as({ act: 'system' }, (tx) =>
    tx.selectFrom('councils').select('id').executeTakeFirstOrThrow(),
  );
  return id;
};

const answers: Readonly<Record<string, (query: URLSearchParams) => Promise<object>>> = {
  '/bench/ticket': (query) => ticket(query.get('space') ?? ''),
  '/bench/count': (query) => count(query.get('space') ?? ''),
  '/bench/intake': async (query) =>
    measureIntake(services, await councilId(), await personOf('intake'), Number(query.get('entries'))),
  '/bench/finds': async (query) => {
    await fillFinds(services, await councilId(), Number(query.get('from')), Number(query.get('to')));
    return {};
  },
  '/bench/tables': async (query) => measureTables(services, await councilId(), Number(query.get('finds'))),
};

async function answerBench({ pathname, searchParams }: URL, response: ServerResponse): Promise<void> {
  const answer = answers[pathname];
  if (!answer) return servePage(pathname, response);
  const [status, body] = await answer(searchParams).then(
    (value): [number, object] => [200, value],
    (error: unknown): [number, object] => [500, { error: String(error) }],
  );
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.woff': 'font/woff' };

function servePage(pathname: string, response: ServerResponse): void {
  const file = path.join(process.env.BENCH_PAGE ?? '', path.basename(pathname));
  if (!existsSync(file)) return void response.writeHead(404).end();
  const type = types[path.extname(file)] ?? 'text/javascript';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(readFileSync(file));
}

const [handle] = app.server.listeners('request');
if (!handle) throw new Error('The server answers nothing');
app.server.removeAllListeners('request');
app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', config.origin);
  if (url.pathname.startsWith('/bench/')) return void answerBench(url, response);
  request.headers.host = new URL(config.origin).host;
  if (request.headers.origin) request.headers.origin = config.origin;
  handle.call(app.server, request, response);
});
// So that a profiler of the process writes what it saw.
process.once('SIGTERM', () => process.exit(0));
await app.listen({ port: config.port, host: '127.0.0.1' });
console.log('ready');
