import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import { readAttachment, readRecord } from '#protocol/desk-records.ts';
import { answerJob, endJobLink, listJobLinks, makeJobLink, openJob } from '#protocol/job-links.ts';
import { changePerson } from '#protocol/people.ts';
import { openTestCouncil, phoneEntry, pushFrom, type TestCouncil } from './test-council.ts';

const kind = kinds.find(({ job }) => job !== undefined);
const DAY_MS = 86_400_000;
const NOTES = 'Quillfeather was seen near';

let council: TestCouncil;
let officer: { readonly id: string; readonly cookie: string };
let phone: Awaited<ReturnType<TestCouncil['phone']>>;

beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('Robin Vale', ['officer']);
  phone = await council.phone(officer.id);
});
afterAll(() => council.close());

async function begin(): Promise<string> {
  const record = newId();
  const body = { ...kind?.entries.logged?.example, notes: NOTES };
  await pushFrom(council, phone, [phoneEntry(phone, { record, kind: kind?.name ?? '', type: 'logged', body })]);
  return record;
}

async function linkTo(record: string) {
  const made = (await council.ask(makeJobLink, { cookie: officer.cookie, params: { id: record } })).json();
  return { ...made, token: new URL(made.url).hash.slice(1) };
}
const picture = (): Promise<Buffer> => Transformer.fromRgbaPixels(new Uint8Array(4 * 8 * 8).fill(128), 8, 8).jpeg(90);
/** A JPEG with a comment, as a camera writes who owns it. */
function withCameraWords(jpeg: Buffer): Buffer {
  const words = Buffer.from('Camera of Quillfeather');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, words.length + 2]), words, jpeg.subarray(2)]);
}
const open = (body: object) => council.ask(openJob, { body });
const answer = (body: object) => council.ask(answerJob, { body });
const threadOf = async (record: string) =>
  (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json().entries;

describe('a link to a job', () => {
  it('shows the one job, with nothing of people, and takes its answer once', async () => {
    const record = await begin();
    const { token, code, url } = await linkTo(record);
    expect(url).toMatch(/\/job#[\w-]{43}$/);
    expect(code).toMatch(/^\d{6}$/);
    const job = (await open({ token, code: `${code.slice(0, 3)} ${code.slice(3)}` })).json();
    expect(job).toMatchObject({
      open: true,
      lines: expect.arrayContaining([{ label: 'Place', value: 'River Steps' }]),
    });
    expect(JSON.stringify(job)).not.toMatch(/Quillfeather|Robin Vale/);

    const entry = newId();
    const sent = { token, pass: job.pass, entry, body: { outcome: 'removed', count: 7, crew: 'Van 4' } };
    const [first, second] = [await answer(sent), await answer(sent)];
    expect([first.json().open, second.json().status]).toEqual([false, 'Removed']);
    const thread = await threadOf(record);
    expect(thread).toHaveLength(2);
    expect(thread[1].entry).toMatchObject({ id: entry, type: 'removed', origin: 'link', by: officer.id });
    expect((await answer({ ...sent, entry: newId() })).statusCode).toBe(400);
  });

  it('takes the answer also when whoever sent it has left the council meanwhile', async () => {
    const record = await begin();
    const leaver = await council.person('Kit Moss', ['officer']);
    const made = (await council.ask(makeJobLink, { cookie: leaver.cookie, params: { id: record } })).json();
    const token = new URL(made.url).hash.slice(1);
    const { pass } = (await open({ token, code: made.code })).json();
    await council.ask(changePerson, { cookie: council.admin, params: { id: leaver.id }, body: { active: false } });
    const body = { outcome: 'removed', count: 7, crew: 'Van 4' };
    const sent = await answer({ token, pass, entry: newId(), body });
    expect([sent.statusCode, sent.json().status]).toEqual([200, 'Removed']);
    expect(await threadOf(record)).toHaveLength(2);
  });

  it('takes a photo with the answer, without what the camera wrote into it', async () => {
    const record = await begin();
    const { token, code } = await linkTo(record);
    const { pass, questions } = (await open({ token, code })).json();
    expect(questions).toContainEqual(expect.objectContaining({ input: 'photo', optional: true }));
    const sent = { token, pass, entry: newId(), body: { outcome: 'removed', attachments: [{ id: newId() }] } };
    const wrong = await answer({ ...sent, photo: Buffer.from('no picture').toString('base64') });
    expect([wrong.statusCode, wrong.json().message]).toEqual([400, expect.stringContaining('cannot be used')]);

    const photo = withCameraWords(await picture());
    const said = { ...sent, photo: photo.toString('base64') };
    expect([(await answer(said)).json().status, (await answer(said)).json().status]).toEqual(['Removed', 'Removed']);
    const shown = (await council.ask(readRecord, { cookie: council.admin, params: { id: record } })).json();
    expect(shown.attachments).toMatchObject([{ type: 'image/jpeg', role: 'photo', received: true }]);
    const kept = await council.ask(readAttachment, {
      cookie: council.admin,
      params: { id: shown.attachments[0].id },
      query: { as: 'original' },
    });
    expect([photo.includes('Quillfeather'), kept.rawPayload.includes('Quillfeather')]).toEqual([true, false]);
    expect(kept.rawPayload).toHaveLength(shown.attachments[0].size);
  });

  it('opens by its code once; then by the pass alone', async () => {
    const { token, code } = await linkTo(await begin());
    const { pass } = (await open({ token, code })).json();
    expect((await open({ token, code })).statusCode).toBe(404);
    expect((await open({ token, pass })).json().pass).toBe(pass);
  });

  it('is dead after five wrong tries, and says the same of a link that never was', async () => {
    const { token, code } = await linkTo(await begin());
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = [];
    for (let i = 0; i < 5; i += 1) tries.push(await open({ token, code: wrong }));
    const dead = await open({ token, code });
    const nowhere = await open({ token: 'x'.repeat(43), code });
    expect([...tries, dead].map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(dead.json()).toEqual(nowhere.json());
  });

  it('ends by hand and by time', async () => {
    const record = await begin();
    const [ended, old] = [await linkTo(record), await linkTo(record)];
    await council.ask(endJobLink, { cookie: officer.cookie, params: { id: ended.id } });
    expect((await open(ended)).statusCode).toBe(400);
    expect((await open({ token: ended.token, code: ended.code })).statusCode).toBe(404);
    const links = (await council.ask(listJobLinks, { cookie: officer.cookie, params: { id: record } })).json().links;
    expect(links.map(({ endedWhy }: { endedWhy?: string }) => endedWhy)).toContain('Ended by the council');
    council.pass(8 * DAY_MS);
    const { token, code } = old;
    expect((await open({ token, code })).statusCode).toBe(404);
    council.pass(-8 * DAY_MS);
  });

  it('refuses an answer that does not fit, in words, and what is not asked stays out', async () => {
    const record = await begin();
    const { token, code } = await linkTo(record);
    const { pass } = (await open({ token, code })).json();
    const wrong = await answer({ token, pass, entry: newId(), body: { outcome: 'eaten' } });
    expect([wrong.statusCode, wrong.json().message]).toEqual([400, 'Say what was found.']);
    const attachments = [{ id: newId() }];
    await answer({ token, pass, entry: newId(), body: { outcome: 'not-found', attachments } });
    expect((await threadOf(record))[1].entry.body).toEqual({ outcome: 'not-found' });
  });

  it('is not made of what a person cannot answer or of a kind that sends nobody out', async () => {
    const other = kinds.find(({ job, sealed }) => job === undefined && !sealed);
    const record = newId();
    const body = other?.entries.logged?.example ?? {};
    await pushFrom(council, phone, [phoneEntry(phone, { record, kind: other?.name ?? '', type: 'logged', body })]);
    const made = await council.ask(makeJobLink, { cookie: officer.cookie, params: { id: record } });
    expect(made.statusCode).toBe(400);
  });
});

it('shows a crew every job of the council, and nothing else', async () => {
  const record = await begin();
  const crew = await council.person('Kim Rowe', ['crew']);
  const crewPhone = await council.phone(crew.id);
  const body = { outcome: 'removed' };
  const pushed = await pushFrom(council, crewPhone, [
    phoneEntry(crewPhone, { record, kind: kind?.name ?? '', type: 'removed', body }),
  ]);
  expect(pushed.json().results).toMatchObject([{ outcome: 'stored' }]);
  const other = kinds.find(({ job, sealed }) => job === undefined && !sealed);
  const refused = await pushFrom(council, crewPhone, [
    phoneEntry(crewPhone, {
      record: newId(),
      kind: other?.name ?? '',
      type: 'logged',
      body: other?.entries.logged?.example ?? {},
    }),
  ]);
  expect(refused.json().results).toMatchObject([{ outcome: 'held' }]);
});
