// A council of the real, built server behind a wire that a test can spoil, set up over its API so that a test begins where it means to.
import { rm } from 'node:fs/promises';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { Person } from '#protocol/people.ts';
import { addPerson, giveEnrolmentCode } from '#protocol/people.ts';
import { call } from '#protocol/call.ts';
import { searchRecords } from '#protocol/desk-records.ts';
import { setUp } from '#protocol/setup.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { COUNCIL, coordinator, manager, officer, type Person as NewPerson } from './desk.ts';
import { enrol, type Phone, type PhoneOptions, takePhone } from './phone.ts';

export interface Council {
  /** What phones and desks open; every byte goes over the wire. */
  readonly url: string;
  readonly server: TestServer;
  readonly wire: TcpProxy;
  add(person: NewPerson): Promise<Person>;
  codeFor(person: Person): Promise<string>;
  /** An officer's phone, enrolled and unlocked. */
  takeEnrolledPhone(options?: PhoneOptions): Promise<Phone>;
  /** The headings the manager can find, newest first. */
  headings(): Promise<readonly string[]>;
  /** Ends the server, and forgets every phone that was taken. */
  close(): Promise<void>;
}

export async function openCouncil(env: Readonly<Record<string, string>> = {}): Promise<Council> {
  const port = await freePort();
  const wire = await startTcpProxy(port);
  const server = await startServer({ port, env: { PUBLIC_URL: wire.url, ...env } });
  // Past the wire, so that the test can ask while the phone cannot.
  const ask = fetchPastTheWire(port, wire.url);
  const token = new URLSearchParams(new URL(await server.setUpLink()).hash.slice(1)).get('token') ?? '';
  const { name, email, password } = manager;
  await call(setUp, { body: { token, council: COUNCIL, name, email, password } }, ask);
  const phones: Phone[] = [];

  const add = ({ roles, ...person }: NewPerson) =>
    call(addPerson, { body: { ...person, roles: [...roles], organisation: COUNCIL } }, ask);
  const codeFor = async ({ id }: Person) => (await call(giveEnrolmentCode, { params: { id } }, ask)).code;
  await add(coordinator);
  const olive = await add(officer);

  return {
    url: wire.url,
    server,
    wire,
    add,
    codeFor,
    async takeEnrolledPhone(options) {
      const phone = await takePhone(wire.url, options);
      phones.push(phone);
      await enrol(phone.page, { code: await codeFor(olive), ...officer });
      return phone;
    },
    headings: async () => (await call(searchRecords, { query: {} }, ask)).rows.map(({ heading }) => heading),
    async close() {
      for (const { context, profile } of phones) {
        await context.close().catch(() => undefined);
        await rm(profile, { recursive: true, force: true });
      }
      await wire.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** A fetch that keeps cookies, goes to the port itself and says it came for the public address. */
function fetchPastTheWire(port: number, url: string): typeof fetch {
  const cookies = new Map<string, string>();
  return (input, init) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...Object.fromEntries(new Headers(init?.headers)),
        host: new URL(url).host,
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        'sec-fetch-site': 'same-origin',
      };
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          path: typeof input === 'string' ? input : '/',
          method: init?.method,
          headers,
          agent: false,
        },
        (answer) => {
          for (const line of answer.headers['set-cookie'] ?? []) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            cookies.set(name, value);
          }
          text(answer).then((body) => resolve(new Response(body || null, { status: answer.statusCode ?? 0 })), reject);
        },
      );
      request.on('error', reject);
      request.end(typeof init?.body === 'string' ? init.body : undefined);
    });
}
