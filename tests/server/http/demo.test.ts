import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#kinds/registry.ts';
import { verifyAudit } from '#protocol/audit.ts';
import { readInbox, searchRecords } from '#protocol/desk-records.ts';
import { signIn } from '#protocol/session.ts';
import { buildDemo, DEMO_PASSWORD, emailOf } from '#server/demo/build-demo.ts';
import { manager, team } from '#server/demo/eastmere.ts';
import { cookiesOf, openTestServer, type TestServer } from './test-council.ts';

let server: TestServer;
const signedIn = async (person: typeof manager) =>
  cookiesOf(await server.ask(signIn, { body: { email: emailOf(person), password: DEMO_PASSWORD } }));

beforeAll(async () => {
  server = await openTestServer();
  await buildDemo(server.services);
}, 180_000);
afterAll(() => server.close());

it('makes a year of every kind, all of it in effect, with some left to review', async () => {
  const cookie = await signedIn(manager);
  for (const { name, sealed } of kinds) {
    const { total } = (await server.ask(searchRecords, { cookie, query: { kind: name } })).json();
    expect([name, total > 20]).toEqual([name, !sealed]);
  }
  const { rows, unread } = (await server.ask(readInbox, { cookie })).json();
  expect(unread).toBeGreaterThan(3);
  expect(rows.filter(({ held, tasks }: { held: number; tasks: number }) => held + tasks > 0)).toEqual([]);
});

it('shows a team that keeps up: little of what fell due before this month is still to do', async () => {
  const cookie = await signedIn(manager);
  const monthAgo = new Date(server.services.clock() - 28 * 86_400_000).toISOString();
  const late: string[] = [];
  let total = Number.POSITIVE_INFINITY;
  for (let page = 1; (page - 1) * 50 < total; page += 1) {
    const found = (await server.ask(searchRecords, { cookie, query: { page } })).json();
    total = found.total;
    late.push(...found.rows.filter(({ dueAt }: { dueAt?: string }) => dueAt !== undefined && dueAt < monthAgo));
  }
  expect(late.length).toBeLessThan(total / 12);
});

it('has sealed records for the coordinator', async () => {
  const coordinator = team.find(({ roles }) => roles.includes('coordinator'));
  const cookie = await signedIn(coordinator ?? manager);
  const { total } = (
    await server.ask(searchRecords, { cookie, query: { kind: kinds.find(({ sealed }) => sealed)?.name } })
  ).json();
  expect(total).toBeGreaterThan(5);
});

it('leaves an audit chain that holds', async () => {
  expect((await server.ask(verifyAudit, { cookie: await signedIn(manager) })).json().broken).toBeUndefined();
});
