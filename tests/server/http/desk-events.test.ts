import { once } from 'node:events';
import * as http from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { deskEvents } from '#protocol/desk-records.ts';
import { eventually } from '../../support/eventually.ts';
import { openTestCouncil, phoneEntry, pushFrom, type TestCouncil, type TestPhone } from './test-council.ts';

let council: TestCouncil;
let phone: TestPhone;
let address: string;
let coordinator: string;

beforeAll(async () => {
  council = await openTestCouncil();
  coordinator = (await council.person('Sam Ford', ['coordinator'])).cookie;
  const officer = await council.person('Robin Vale', ['officer', 'assessor']);
  phone = await council.phone(officer.id);
  address = await council.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => council.close());

/** What the stream says, as it says it. */
async function listen(cookie: string) {
  const request = http.get(address + deskEvents.path, {
    headers: { cookie, host: 'localhost:8080', 'sec-fetch-site': 'same-origin' },
  });
  const [response] = await once(request, 'response');
  let heard = '';
  response.setEncoding('utf8').on('data', (part: string) => (heard += part));
  // Stopping it is an error of the connection to Node, and nothing to the test.
  const ended = new Promise<void>((resolve) => response.on('error', () => {}).on('close', resolve));
  return {
    headers: response.headers,
    heard: () => heard,
    ended,
    stop: () => request.destroy(),
  };
}

const push = (sealed: boolean) => {
  const kind = kinds.find((each) => each.sealed === sealed);
  const entry = phoneEntry(phone, {
    record: newId(),
    kind: kind?.name ?? '',
    type: 'logged',
    body: kind?.entries.logged?.example ?? {},
  });
  return pushFrom(council, phone, [entry]);
};

it('tells the manager of what arrives, and nothing of what is sealed', async () => {
  const [manager, named] = [await listen(council.admin), await listen(coordinator)];
  expect(manager.headers['content-type']).toBe('text/event-stream');
  expect((await push(true)).json().results).toMatchObject([{ outcome: 'stored' }]);
  await eventually('the coordinator to hear of it', () => named.heard().includes('event: arrived'));
  expect(manager.heard()).not.toContain('arrived');

  await push(false);
  await eventually('the manager to hear of it', () => manager.heard().includes('event: arrived'));
  expect(manager.heard()).not.toContain(phone.enrolment);
  for (const stream of [manager, named]) stream.stop();
});

it('ends with the session', async () => {
  const stream = await listen(council.admin);
  council.pass(12 * 60 * 60 * 1000 + 1);
  await stream.ended;
});

it('does not keep the server from stopping', async () => {
  const other = await openTestCouncil();
  address = await other.app.listen({ port: 0, host: '127.0.0.1' });
  const stream = await listen(other.admin);
  await other.close();
  await stream.ended;
});
