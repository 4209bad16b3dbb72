// What holds for every endpoint, by walking the list: a new one is tested by being listed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#domain/id.ts';
import { type Role, roleSchema } from '#domain/role.ts';
import type { Endpoint } from '#protocol/endpoint.ts';
import { REQUEST_HEADER } from '#protocol/endpoint.ts';
import { endpoints } from '#protocol/endpoints.ts';
import { problemSchema } from '#protocol/problem.ts';
import { openApiDocument } from '#server/http/openapi.ts';
import { contact, openTestCouncil, type TestCouncil, type TestPhone } from './test-council.ts';

const all: readonly (readonly [string, Endpoint])[] = Object.entries(endpoints);
const having = (holds: (endpoint: Endpoint) => boolean) => all.filter(([, endpoint]) => holds(endpoint));

const isOpen = ({ access }: Endpoint): boolean => access === 'public';
const isWriting = ({ method }: Endpoint): boolean => method !== 'GET' && method !== 'HEAD';
const hasSchema = ({ body }: Endpoint): boolean => body instanceof z.ZodType;
const hasId = ({ path }: Endpoint): boolean => path.includes('/:id');
const rolesOf = ({ access }: Endpoint): readonly Role[] => (Array.isArray(access) ? access : roleSchema.options);

const queries: Readonly<Record<string, object>> = {
  pushEntries: { ...contact, batch: newId() },
  pullEntries: contact,
  exportRecords: { kind: 'needle-find' },
  exportReport: { from: '2020-04-01', to: '2021-03-31', format: 'xlsx' },
  exportHotSpots: { from: '2020-04-01', to: '2021-03-31', metres: 60, days: 28 },
  readHotSpots: { from: '2020-04-01', to: '2021-03-31', metres: 60, days: 28 },
  readAreaMap: { sha256: '0'.repeat(64) },
  uploadMapPart: { from: 0 },
  addDeskFile: { id: newId(), record: newId() },
  readReport: { from: '2020-04-01', to: '2021-03-31' },
  uploadChunk: {
    n: 0,
    of: 1,
    sha256: '0'.repeat(64),
    size: 1,
    type: 'image/jpeg',
    keyId: '0'.repeat(16),
    record: newId(),
  },
};
const bodies: Readonly<Record<string, unknown>> = {
  changePerson: { name: 'Nobody' },
  closeTask: { why: 'Seen' },
  discloseRecord: { recipient: 'Nobody' },
  publishMap: { name: 'Eastmere' },
  decideRecovery: { request: newId(), approve: true },
};

describe('every endpoint', () => {
  let council: TestCouncil;
  let phone: TestPhone;
  const cookies = new Map<Role, string>();

  beforeAll(async () => {
    council = await openTestCouncil();
    for (const role of roleSchema.options) {
      const { id, cookie } = await council.person(`Only ${role}`, [role]);
      cookies.set(role, cookie);
      if (role === 'officer') phone = await council.phone(id);
    }
  });
  afterAll(() => council.close());

  /** The credentials that open the endpoint. */
  const admitted = (endpoint: Endpoint, role: Role = rolesOf(endpoint)[0] ?? 'officer') => {
    if (endpoint.access === 'public') return {};
    if (endpoint.access === 'push') return { cookie: phone.cookie, enrolment: phone.enrolment };
    return { cookie: cookies.get(role), enrolment: phone.enrolment };
  };
  const asked = (name: string, id: string = newId()) => ({ params: { id, name: 'law' }, query: queries[name] ?? {} });

  it.each(all)('%s is answered and described', async (name, { method, path }) => {
    expect(council.app.hasRoute({ method, url: path })).toBe(true);
    const openApi = z.object({
      paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
    });
    const { paths } = openApi.parse(openApiDocument('1'));
    expect(paths[path.replace(/:([a-z]+)/gi, '{$1}')]?.[method.toLowerCase()]?.operationId).toBe(name);
  });

  it.each(having((endpoint) => !isOpen(endpoint)))(
    '%s lets nobody in without its credential',
    async (name, endpoint) => {
      const strangers = [
        {},
        { cookie: '__Host-wardbook=guess' },
        { cookie: `__Secure-push-${phone.enrolment}=guess`, enrolment: phone.enrolment },
      ];
      for (const stranger of strangers) {
        const answer = await council.ask(endpoint, { ...asked(name), ...stranger });
        expect(answer.statusCode).toBe(401);
        problemSchema.parse(answer.json());
      }
    },
  );

  it.each(having(({ access }) => access !== 'public' && access !== 'push'))(
    '%s is for its roles alone',
    async (name, endpoint) => {
      for (const role of roleSchema.options.filter((each) => !rolesOf(endpoint).includes(each))) {
        const answer = await council.ask(endpoint, { ...asked(name), cookie: cookies.get(role) });
        expect([role, answer.statusCode]).toEqual([role, 403]);
      }
    },
  );

  it.each(having(({ access }) => access === 'push'))('%s is not opened by a session', async (name, endpoint) => {
    const answer = await council.ask(endpoint, { ...asked(name), cookie: council.admin, enrolment: phone.enrolment });
    expect(answer.statusCode).toBe(401);
  });

  it.each(having(isWriting))('%s refuses what our own page did not send', async (name, endpoint) => {
    const forged = [
      { [REQUEST_HEADER]: undefined },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of forged) {
      const answer = await council.ask(endpoint, {
        ...asked(name),
        ...admitted(endpoint),
        body: bodies[name],
        headers,
      });
      expect([headers, answer.json().code]).toEqual([headers, 'foreign']);
    }
  });

  it.each(having((endpoint) => !isWriting(endpoint) && endpoint.answer !== 'events'))(
    '%s is not for other sites to read',
    async (name, endpoint) => {
      const answer = await council.ask(endpoint, {
        ...asked(name),
        ...admitted(endpoint),
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.statusCode).toBe(403);
    },
  );

  it.each(having(({ path }) => path !== endpoints.readHealth.path))(
    '%s says where Wardbook is when asked under another name',
    async (name, endpoint) => {
      const answer = await council.ask(endpoint, {
        ...asked(name),
        ...admitted(endpoint),
        headers: { host: 'other.example' },
      });
      expect(answer.json()).toMatchObject({ code: 'elsewhere' });
    },
  );

  it.each(having(hasSchema))('%s refuses a body that does not fit with a sentence', async (name, endpoint) => {
    for (const body of [[], { unknown: true }, 'text', null]) {
      const answer = await council.ask(endpoint, { ...asked(name), ...admitted(endpoint), body });
      expect(answer.statusCode).toBe(400);
      expect(problemSchema.parse(answer.json()).message).toMatch(/^[A-Z].*[.]$/s);
    }
    const { method } = endpoint;
    const broken = await council.app.inject({
      method,
      url: endpoint.path.replace(':id', newId()).replace(':name', 'law'),
      payload: '{"cut',
      headers: {
        host: 'localhost:8080',
        [REQUEST_HEADER]: '1',
        'content-type': 'application/json',
        cookie: admitted(endpoint).cookie ?? '',
      },
    });
    expect(broken.statusCode).toBe(400);
  });

  it.each(having((endpoint) => isWriting(endpoint) && endpoint.body !== undefined))(
    '%s refuses what is too large',
    async (name, endpoint) => {
      const most = endpoint.most ?? 64 * 1024;
      const answer = await council.ask(endpoint, {
        ...asked(name),
        ...admitted(endpoint),
        body: new Uint8Array(most + 1),
      });
      expect(answer.statusCode).toBe(413);
      problemSchema.parse(answer.json());
    },
  );

  it.each(having(({ query }) => query !== undefined))(
    '%s refuses a query that does not fit',
    async (name, endpoint) => {
      const answer = await council.ask(endpoint, { ...asked(name), ...admitted(endpoint), query: { unknown: '1' } });
      expect(answer.statusCode).toBe(400);
    },
  );

  it.each(having((endpoint) => hasId(endpoint) && endpoint.access !== 'push'))(
    '%s finds nothing under an id that is not in reach',
    async (name, endpoint) => {
      for (const id of [newId(), 'not-an-id', '../people', '%00']) {
        const answer = await council.ask(endpoint, { ...asked(name, id), ...admitted(endpoint), body: bodies[name] });
        expect([id, answer.statusCode]).toEqual([id, 404]);
      }
    },
  );

  it.each(having(({ access }) => access === 'push'))(
    '%s takes damaged bytes without falling over',
    async (name, endpoint) => {
      for (const body of [new Uint8Array(), crypto.getRandomValues(new Uint8Array(2000))]) {
        const answer = await council.ask(endpoint, {
          ...asked(name),
          ...admitted(endpoint),
          ...(isWriting(endpoint) && { body }),
        });
        expect(answer.statusCode).toBeLessThan(500);
      }
    },
  );
});
