// A real server in this process, with a council set up and people of every role, for suites that ask it things.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Entry } from '#domain/entry.ts';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { newSalt, type PhoneEntry, sealEntry } from '#protocol/envelope.ts';
import { importOpeningPublicKey } from '#protocol/hpke.ts';
import { pushEntries } from '#protocol/push-entries.ts';
import { encodePush } from '#protocol/push-frame.ts';
import type { Endpoint } from '#protocol/endpoint.ts';
import { ENROLMENT_HEADER, REQUEST_HEADER } from '#protocol/endpoint.ts';
import { pathOf } from '#protocol/call.ts';
import { enrol } from '#protocol/enrol.ts';
import { phoneProof, readEnrolmentCode } from '#protocol/enrolment-code.ts';
import { keySetOf } from '#protocol/key-set.ts';
import { addPerson, giveEnrolmentCode } from '#protocol/people.ts';
import { signIn } from '#protocol/session.ts';
import { setUp } from '#protocol/setup.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import type { Role } from '#domain/role.ts';
import type { Config } from '#server/config.ts';
import { createServer } from '#server/create-server.ts';
import { openDatabase } from '#server/db/database.ts';
import { openKeyring } from '#server/keys/keyring.ts';
import { keyOfCode } from '#server/people/passwords.ts';
import { newSetupToken } from '#server/people/set-up.ts';
import type { Services } from '#server/services.ts';
import { copyEmbedded, openTestDatabase } from '../../support/database.ts';

export const ORIGIN = 'http://localhost:8080';
export const FEATURES_TOKEN = 'a plain fictional token';
export const PASSWORD = 'three plain fictional words';
const COUNCIL = 'Eastmere Borough Council';

interface Ask {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  readonly body?: unknown;
  readonly cookie?: string | undefined;
  readonly enrolment?: string;
  /** Beside or instead of what our own page sends; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Where it comes from: tries are counted by address. */
  readonly address?: string;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Moves the server's clock. */
  pass(milliseconds: number): void;
  /** Asks as our own page does. */
  ask(endpoint: Endpoint<never, never> | Endpoint, ask?: Ask): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** An empty server: nothing is set up. */
export async function openTestServer(settings: Partial<Config> = {}): Promise<TestServer> {
  const database = await openTestDatabase();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wardbook-http-'));
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  const services: Services = {
    config: {
      port: 8080,
      host: 'localhost',
      origin: ORIGIN,
      dataFolder: folder,
      keysFolder: path.join(folder, 'keys'),
      databaseUrl: undefined,
      tls: undefined,
      metricsToken: undefined,
      featuresToken: FEATURES_TOKEN,
      oidc: undefined,
      logLevel: process.env.LOG_LEVEL ?? 'silent',
      ...settings,
    },
    database,
    keyring: openKeyring(path.join(folder, 'keys')),
    clock: () => now,
    version: '0.0.0-test',
    origin: ORIGIN,
    attachmentsFolder: path.join(folder, 'attachments'),
    // Making one from nothing takes seconds and is tried elsewhere.
    async emptyDatabase(dataFolder) {
      await copyEmbedded(dataFolder);
      return openDatabase({ dataFolder });
    },
  };
  const app = await createServer(services, { site: path.join(folder, 'site') });
  return {
    app,
    services,
    pass: (milliseconds) => (now += milliseconds),
    ask: (endpoint, ask) => app.inject(injected(endpoint, ask)),
    async close() {
      await app.close();
      await database.remove();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function injected(
  { method, path: pattern }: Pick<Endpoint, 'method' | 'path'>,
  { params = {}, query = {}, body, cookie, enrolment, headers, address }: Ask = {},
): InjectOptions {
  const bytes = body instanceof Uint8Array;
  const sent = {
    host: new URL(ORIGIN).host,
    origin: ORIGIN,
    'sec-fetch-site': 'same-origin',
    [REQUEST_HEADER]: '1',
    ...(cookie && { cookie }),
    ...(enrolment && { [ENROLMENT_HEADER]: enrolment }),
    ...(body !== undefined && { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
    ...headers,
  };
  return {
    method,
    ...(address && { remoteAddress: address }),
    url: pathOf({ path: pattern }, { params, query }),
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    ...(body !== undefined && { payload: bytes ? Buffer.from(body) : JSON.stringify(body) }),
  };
}

/** The cookies an answer sets, as the next request sends them. */
export const cookiesOf = (response: LightMyRequestResponse): string =>
  response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

export interface TestCouncil extends TestServer {
  /** The session cookie of the first account, manager and administrator. */
  readonly admin: string;
  /** Adds a person and signs in; their id and session cookie. */
  person(
    name: string,
    roles: readonly Role[],
  ): Promise<{ readonly id: string; readonly cookie: string; readonly email: string }>;
  /** Enrols a phone for the person as the app does. */
  phone(person: string): Promise<TestPhone>;
}

export interface TestPhone {
  readonly enrolment: string;
  readonly council: string;
  readonly person: string;
  readonly cookie: string;
  readonly keys: CryptoKeyPair;
  readonly keySet: ReturnType<typeof keySetOf>;
}

export async function openTestCouncil(settings?: Partial<Config>): Promise<TestCouncil> {
  const server = await openTestServer(settings);
  const token = (await newSetupToken(server.services)) ?? '';
  const begun = await server.ask(setUp, {
    body: { token, council: COUNCIL, name: 'Alex Marsh', email: 'alex.marsh@eastmere.example', password: PASSWORD },
  });
  const admin = cookiesOf(begun);

  return {
    ...server,
    admin,
    async person(name, roles) {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@eastmere.example`;
      const added = await server.ask(addPerson, {
        cookie: admin,
        body: { name, email, roles, organisation: COUNCIL, password: PASSWORD },
      });
      const cookie = cookiesOf(await server.ask(signIn, { body: { email, password: PASSWORD } }));
      return { id: added.json().id, email, cookie };
    },
    async phone(person) {
      const given = await server.ask(giveEnrolmentCode, { cookie: admin, params: { id: person } });
      const key = await keyOfCode(readEnrolmentCode(given.json().code) ?? '', ORIGIN);
      const keys = await newSigningPair(false);
      const publicKey = await publicKeyText(keys.publicKey);
      const answer = await server.ask(enrol, {
        body: { publicKey, proof: await phoneProof(key, publicKey), platform: 'Test', version: '0.0.0' },
      });
      const { enrolment, council, keySet } = answer.json();
      return { enrolment, council: council.id, person, cookie: cookiesOf(answer), keys, keySet: keySetOf(keySet) };
    },
  };
}

const nextSeq = new Map<string, number>();

/** An entry as the phone writes it, with the phone's next number. */
export function phoneEntry(
  phone: TestPhone,
  of: Pick<Entry, 'record' | 'kind' | 'type' | 'body'> & Partial<Pick<Entry, 'id' | 'at' | 'by'>>,
): PhoneEntry {
  const seq = (nextSeq.get(phone.enrolment) ?? 0) + 1;
  nextSeq.set(phone.enrolment, seq);
  const at = '2026-11-23T08:30:00.000Z';
  return {
    id: newId(),
    kindVersion: kindNamed(of.kind)?.version ?? 1,
    at: { from: at, precision: 'exact', typed: false },
    savedAt: at,
    clockOffset: 0,
    by: phone.person,
    origin: 'phone',
    enrolment: phone.enrolment,
    seq,
    salt: newSalt(),
    ...of,
  };
}

/** The push's body: the entries sealed to the council. */
async function sealedPush({ keys, council, keySet }: TestPhone, entries: readonly PhoneEntry[]): Promise<Uint8Array> {
  const [opening] = keySet.openingKeys;
  if (!opening) throw new Error('The council has no opening key');
  const openingKey = await importOpeningPublicKey(opening.publicKey);
  const sealing = { signingKey: keys.privateKey, council, openingKeyId: opening.id, openingKey };
  const sealed = await Promise.all(entries.map((entry) => sealEntry(entry, sealing)));
  return encodePush(sealed.map(({ sealed: bytes }) => ({ tag: 'sealed', bytes })));
}

export const contact = { lastSeq: 0, waiting: 0, persisted: 'yes', version: '0.0.0' } as const;

export async function pushFrom(
  server: TestServer,
  phone: TestPhone,
  entries: readonly PhoneEntry[],
): Promise<LightMyRequestResponse> {
  return server.ask(pushEntries, {
    cookie: phone.cookie,
    enrolment: phone.enrolment,
    query: { ...contact, batch: newId() },
    body: await sealedPush(phone, entries),
  });
}
