// A works order by link: what its installer sees and when, who may send it, who is told, and when it is over.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { readInbox, readRecord } from '#protocol/desk-records.ts';
import { discloseRecord } from '#protocol/disclosure.ts';
import { answerJob, endJobLink, listJobLinks, makeJobLink, openJob } from '#protocol/job-links.ts';
import { openTestCouncil, phoneEntry, pushFrom, type TestCouncil } from './test-council.ts';

const kind = kinds.find(({ job, sealed }) => job !== undefined && sealed);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
// The council's clock stands at 09:00 on Monday 23 November.
const TOMORROW = '2026-11-24';
const ADDRESS = '12 Sample Street, Eastmere';
const CANARY = 'Quillfeather';

let council: TestCouncil;
let assessor: { readonly id: string; readonly cookie: string };
let coordinator: { readonly id: string; readonly cookie: string };
let phone: Awaited<ReturnType<TestCouncil['phone']>>;
let passed = 0;

beforeAll(async () => {
  council = await openTestCouncil();
  coordinator = await council.person('Casey Coordinator', ['coordinator']);
  assessor = await council.person('Ash Vale', ['officer', 'assessor']);
  phone = await council.phone(assessor.id);
});
beforeEach(() => {
  council.pass(-passed);
  passed = 0;
});
afterAll(() => council.close());

function pass(milliseconds: number): void {
  passed += milliseconds;
  council.pass(milliseconds);
}

interface Entry {
  readonly id?: string;
  readonly type: string;
  readonly change?: JsonObject;
}

async function push(record: string, ...entries: readonly Entry[]): Promise<void> {
  const written = entries.map(({ id = newId(), type, change = {} }) => {
    const body = { ...kind?.entries[type]?.example, ...change };
    return phoneEntry(phone, { id, record, kind: kind?.name ?? '', type, body });
  });
  const { results } = (await pushFrom(council, phone, written)).json();
  expect(results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(written.map(() => 'stored'));
}

/** Every word that is typed about the person, and about why, is a canary. */
const canaries = (type: string): JsonObject =>
  Object.fromEntries(
    Object.entries(kind?.entries[type]?.example ?? {}).map(([key, value]) => [
      key,
      typeof value === 'string' &&
      /^(name|phone|notes|coverStory|contactWindows|referrer|riskBy|window|permissionBy|installer|whyNot)$/.test(key)
        ? CANARY
        : value,
    ]),
  );

async function ordered(booking: JsonObject | null = { from: TOMORROW }) {
  // Made in the order of events: what is timed alike goes by its id.
  const [record, referral, visit, order] = [newId(), newId(), newId(), newId()];
  await push(
    record,
    {
      id: referral,
      type: 'logged',
      change: { ...canaries('logged'), notSafeToTalkTo: CANARY, safeToTalkTo: CANARY, source: 'IDVA' },
    },
    { id: visit, type: 'visited', change: { ...canaries('visited'), notes: CANARY } },
    {
      id: order,
      type: 'works-ordered',
      change: {
        ...canaries('works-ordered'),
        works: [
          { where: 'Front door', work: 'Anti-snap cylinder', priority: '48-hours' },
          { where: 'Kitchen window', work: 'Key lock', priority: 'later' },
        ],
      },
    },
    ...(booking ? [{ type: 'works-booked', change: { item: order, ...booking } }] : []),
  );
  return { record, order };
}

const make = (record: string, { cookie, item }: { cookie?: string; item?: string } = {}) =>
  council.ask(makeJobLink, {
    cookie: cookie ?? coordinator.cookie,
    params: { id: record },
    query: item === undefined ? {} : { item },
  });
async function linkTo(record: string, options: Parameters<typeof make>[1] = {}) {
  const made = (await make(record, options)).json();
  return { ...made, token: new URL(made.url).hash.slice(1) };
}
let asked = 0;
const somewhere = (): string => `192.0.2.${(asked += 1) % 250}`;
const open = (body: object) => council.ask(openJob, { body, address: somewhere() });
const answer = (body: object) => council.ask(answerJob, { body, address: somewhere() });
const listed = async (record: string) =>
  (await council.ask(listJobLinks, { cookie: coordinator.cookie, params: { id: record } })).json().links;
const read = async (record: string) =>
  (await council.ask(readRecord, { cookie: coordinator.cookie, params: { id: record } })).json();
const openTasks = async (record: string): Promise<{ code: string; message: string }[]> =>
  (await read(record)).tasks.filter(({ closedAt }: { closedAt?: string }) => closedAt === undefined);
const addressIn = (job: { lines: { label: string; value: string }[] }) =>
  job.lines.find(({ label }) => label === 'Address')?.value;

const DONE = { outcome: 'done', escape: 'yes', keys: 'handed-over' };

describe('what the installer sees', () => {
  it('is the works, their day and whom to ring, under a title that says nothing', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    pass(10 * HOUR_MS);
    const job = (await open({ token, code })).json();
    expect(job).toMatchObject({ title: 'Home visit', open: true, sealed: true });
    expect(job.lines).toEqual([
      { label: 'When', value: 'Tuesday 24 November 2026, 10:00 to 14:00' },
      { label: 'Address', value: ADDRESS },
      { label: 'Questions', value: expect.stringMatching(/^Ring Casey at the council, 01632 960200[.] Never ring/) },
      { label: 'At the door, say', value: 'We have come about the gutters' },
      { label: '1. Front door', value: 'Anti-snap cylinder. Within 48 hours.' },
      { label: '2. Kitchen window', value: 'Key lock. Later.' },
    ]);
  });

  it('tells nothing of why, for whom, or who else is meant', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    pass(10 * HOUR_MS);
    const { body } = await open({ token, code });
    expect(body).toContain(ADDRESS);
    expect(body).not.toContain(CANARY);
    expect(body).not.toMatch(/sanctuary|IDVA|DASH|victim|abus|violen|high|escape-|grade|fire/i);
    expect(body).not.toContain(record);
  });

  it('has the address from 18:00 the evening before until the day is over, and says when', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    pass(9 * HOUR_MS - MINUTE_MS);
    const early = await open({ token, code });
    const { pass: key } = early.json();
    expect(addressIn(early.json())).toBe('Shown here from 18:00 on Monday 23 November 2026');
    pass(MINUTE_MS);
    expect(addressIn((await open({ token, pass: key })).json())).toBe(ADDRESS);
    pass(30 * HOUR_MS - MINUTE_MS);
    expect(addressIn((await open({ token, pass: key })).json())).toBe(ADDRESS);
    pass(MINUTE_MS);
    const late = await open({ token, pass: key });
    expect(addressIn(late.json())).toBe('No longer shown. Ring the council');
    expect([early.body, late.body].join()).not.toContain('Sample Street');
    pass(48 * HOUR_MS);
    expect((await open({ token, pass: key })).statusCode).toBe(404);
  });

  it('has no address over more days than may be booked, whatever came past the guards', async () => {
    const { record } = await ordered({ from: TOMORROW, until: '2027-11-24' });
    const { token, code } = await linkTo(record);
    expect((await openTasks(record)).map((task) => task.code)).toContain('booked-days');
    pass((15 + 5 * 24) * HOUR_MS);
    expect((await open({ token, code })).body).not.toContain('Sample Street');
  });
});

describe('who is told', () => {
  it('the coordinator, of each view and whether it had the address, in one task until it is read', async () => {
    const { record } = await ordered();
    const { token, code, number } = await linkTo(record);
    const { pass: key } = (await open({ token, code })).json();
    await open({ token, pass: key });
    expect(await openTasks(record)).toMatchObject([
      { code: 'job-opened', message: expect.stringMatching(new RegExp(`job ${number} was opened.* 2 times so far`)) },
    ]);
    pass(10 * HOUR_MS);
    await open({ token, pass: key });
    expect((await openTasks(record)).map((task) => task.code).toSorted()).toEqual(['job-address', 'job-opened']);
    expect(await listed(record)).toMatchObject([{ number, views: 3, tries: 0 }]);
    const inbox = (await council.ask(readInbox, { cookie: coordinator.cookie })).json();
    expect(inbox.rows.find(({ id }: { id: string }) => id === record)).toMatchObject({
      heading: 'Home visit',
      tasks: 2,
    });
  });

  it('of every wrong code, and after five the link is dead', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) expect((await open({ token, code: wrong })).statusCode).toBe(404);
    expect((await open({ token, code })).statusCode).toBe(404);
    expect(await openTasks(record)).toMatchObject([
      { code: 'job-wrong-code', message: expect.stringMatching(/5 of 5 tries.*opens nothing any more/) },
    ]);
  });

  it('the access log, of views and of wrong codes, in nobody’s name', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    await open({ token, code: '1' });
    const { pass: key } = (await open({ token, code })).json();
    await open({ token, pass: key });
    const request = { cookie: coordinator.cookie, params: { id: record }, body: { recipient: 'Eastmere audit' } };
    const { openings } = (await council.ask(discloseRecord, request)).json();
    expect(openings).toHaveLength(3);
    expect(openings.every(({ by }: { by?: string }) => by === undefined)).toBe(true);
  });

  it('nobody who is not named: what is said of the link lies encrypted', async () => {
    const { record } = await ordered();
    const { token, code, number } = await linkTo(record);
    await open({ token, code });
    const clear = await council.services.database.as({ act: 'ingest', council: phone.council }, async (tx) => ({
      tasks: await tx.selectFrom('tasks').selectAll().where('record', '=', record).execute(),
      audit: await tx.selectFrom('audit').selectAll().where('record', '=', record).execute(),
      access: await tx.selectFrom('access_log').selectAll().where('record', '=', record).execute(),
    }));
    const lines = [
      ...clear.audit.map(({ line }) => line),
      ...clear.access.map(({ bytes }) => bytes),
      ...clear.tasks.flatMap(({ cipher }) => cipher ?? []),
    ].map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join()).not.toMatch(new RegExp(`link|${number}|opened`));
    expect(clear.tasks.map(({ message, code: said }) => [message, said])).toEqual([[null, 'sealed']]);
    expect(clear.audit.every(({ act, actor, sealed }) => act === 'sealed' && actor === null && sealed)).toBe(true);
  });
});

describe('who may send it', () => {
  it('somebody named on the record who works on it, and nobody else', async () => {
    const { record } = await ordered();
    const stranger = await council.person(`Robin Other ${newId().slice(-6)}`, ['officer', 'assessor']);
    const answers = await Promise.all(
      [assessor.cookie, coordinator.cookie, stranger.cookie, council.admin].map((cookie) => make(record, { cookie })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 404]);
    for (const endpoint of [listJobLinks, makeJobLink])
      expect((await council.ask(endpoint, { cookie: stranger.cookie, params: { id: record } })).statusCode).toBe(404);
    const { id } = answers[1]?.json() ?? {};
    expect((await council.ask(endJobLink, { cookie: stranger.cookie, params: { id } })).statusCode).toBe(404);
  });

  it('only of works that are booked, for a day that is not over, at an address', async () => {
    const said = async (record: string) => (await make(record)).json().message;
    const { record, order } = await ordered(null);
    expect(await said(record)).toBe('Book the works first: a link needs their day.');
    await push(record, { type: 'works-booked', change: { item: order, from: '2026-11-20' } });
    expect(await said(record)).toMatch(/^The booked day is over[.]/);
    await push(record, { type: 'works-booked', change: { item: order, from: TOMORROW } });
    expect((await make(record)).statusCode).toBe(200);
  });

  it('of the order that is named, where there are two', async () => {
    const { record, order } = await ordered();
    const second = newId();
    await push(
      record,
      { id: second, type: 'works-ordered' },
      { type: 'works-booked', change: { item: second, from: TOMORROW } },
    );
    expect((await make(record)).statusCode).toBe(400);
    pass(10 * HOUR_MS);
    const { token, code } = await linkTo(record, { item: order });
    expect((await open({ token, code })).body).toContain('Kitchen window');
  });

  it('dies with the right of whoever made it', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record, { cookie: assessor.cookie });
    const { pass: key } = (await open({ token, code })).json();
    const shutOut = { type: 'assigned', body: { person: assessor.id, named: false } };
    const { writeEntries } = await import('#server/entries/write-entries.ts');
    await writeEntries(council.services, { council: phone.council, person: coordinator.id }, [
      { record, kind: kind?.name ?? '', entries: [{ id: newId(), ...shutOut }] },
    ]);
    expect((await open({ token, pass: key })).statusCode).toBe(404);
  });
});

describe('when it is over', () => {
  it.each<[string, (record: string, order: string, link: string) => Promise<unknown>]>([
    ['the works are signed off', (record, item) => push(record, { type: 'works-completed', change: { item } })],
    ['a newer order comes', (record) => push(record, { type: 'works-ordered' })],
    ['another day is booked', (record, item) => push(record, { type: 'works-booked', change: { item } })],
    ['the order is taken back', (record, entry) => takeBack(record, entry)],
    [
      'the coordinator ends it',
      (_record, _order, id) => council.ask(endJobLink, { cookie: coordinator.cookie, params: { id } }),
    ],
    ['a newer link is made', (record) => make(record)],
  ])('opens nothing once %s', async (_what, happen) => {
    const { record, order } = await ordered();
    const { token, code, id } = await linkTo(record);
    const { pass: key } = (await open({ token, code })).json();
    pass(10 * HOUR_MS);
    expect((await open({ token, pass: key })).body).toContain(ADDRESS);
    await happen(record, order, id);
    const dead = await open({ token, pass: key });
    expect([dead.statusCode, dead.json().code]).toEqual([404, 'no-such-job']);
    expect((await answer({ token, pass: key, entry: newId(), body: DONE })).statusCode).toBe(404);
    const found = (await listed(record)).find((link: { id: string }) => link.id === id);
    expect(found?.endedWhy).toMatch(/./);
  });

  const takeBack = async (record: string, entry: string) => {
    const { writeEntries } = await import('#server/entries/write-entries.ts');
    const body = { entry, reason: 'Ordered twice' };
    return writeEntries(council.services, { council: phone.council, person: coordinator.id }, [
      { record, kind: kind?.name ?? '', entries: [{ id: newId(), type: 'annulled', body }] },
    ]);
  };
});

describe('the answer', () => {
  it('comes onto the record by the link, waits to be signed off, and ends the link at once', async () => {
    const { record, order } = await ordered();
    const { token, code } = await linkTo(record);
    pass(10 * HOUR_MS);
    const { pass: key } = (await open({ token, code })).json();
    const sent = { token, pass: key, entry: newId(), body: DONE };
    const [first, second] = [await answer(sent), await answer(sent)];
    expect(first.json()).toMatchObject({
      open: false,
      lines: [],
      questions: [],
      status: 'The council has your answer',
    });
    expect(second.json()).toEqual(first.json());
    const after = await open({ token, pass: key });
    expect(after.json()).toMatchObject({ open: false, lines: [] });
    expect(after.body).not.toContain('Sample Street');
    expect((await answer({ ...sent, entry: newId() })).statusCode).toBe(400);

    const { entries } = await read(record);
    expect(entries.at(-1).entry).toMatchObject({
      id: sent.entry,
      type: 'works-reported',
      origin: 'link',
      by: coordinator.id,
      body: { ...DONE, item: order },
    });
    expect((await openTasks(record)).map((task) => task.code)).toContain('waits-for-installer-answer');
    await push(record, { type: 'works-completed', change: { item: order } });
    expect((await openTasks(record)).map((task) => task.code)).not.toContain('waits-for-installer-answer');
  });

  it('cannot leave out the escape route, and no answer is chosen before it is given', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    const { pass: key, questions } = (await open({ token, code })).json();
    expect(questions.every(({ value }: { value?: string }) => value === undefined)).toBe(true);
    expect(questions.some(({ input }: { input: string }) => input === 'photo')).toBe(false);
    const without = await answer({ token, pass: key, entry: newId(), body: { outcome: 'done', keys: 'none' } });
    expect([without.statusCode, without.json()]).toMatchObject([
      400,
      { message: 'Say whether the escape route still works.', fields: { escape: expect.any(String) } },
    ]);
  });

  it('of a blocked way out is kept, is a task, and sends the installer to the telephone', async () => {
    const { record } = await ordered();
    const { token, code } = await linkTo(record);
    const { pass: key } = (await open({ token, code })).json();
    const sent = await answer({ token, pass: key, entry: newId(), body: { ...DONE, escape: 'no' } });
    expect(sent.json().lines).toEqual([
      { label: 'Before you leave', value: expect.stringMatching(/^Ring Casey at the council/) },
    ]);
    expect((await openTasks(record)).map((task) => task.code)).toContain('way-out-after-works');
  });

  it('says which lines are not done, in the order’s own words, and of no other order', async () => {
    const { record, order } = await ordered();
    const { token, code } = await linkTo(record);
    const { pass: key, questions } = (await open({ token, code })).json();
    expect(questions.find(({ input }: { input: string }) => input === 'choices').choices).toEqual([
      { value: '1', label: '1. Front door: Anti-snap cylinder' },
      { value: '2', label: '2. Kitchen window: Key lock' },
    ]);
    const body = { ...DONE, outcome: 'part', notDone: ['2', '7'], whyNot: 'Frame is rotten', item: newId() };
    await answer({ token, pass: key, entry: newId(), body });
    expect((await read(record)).entries.at(-1).entry.body).toMatchObject({
      item: order,
      notDone: [{ number: 2, words: 'Kitchen window: Key lock' }],
      whyNot: 'Frame is rotten',
    });
    expect((await openTasks(record)).map((task) => task.message)).toContain(
      'The installer could not do all of it. Read why, and book another day.',
    );
  });
});
