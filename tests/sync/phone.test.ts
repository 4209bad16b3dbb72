// The whole phone against the real server: what the screens call, and what then happens by itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { listPhones, wipePhone } from '#protocol/phones.ts';
import { call, callEmpty } from '#protocol/call.ts';
import { askCredential, renewCredential } from '#protocol/push-credential.ts';
import { signIn, signOut } from '#protocol/session.ts';
import { inOneTransaction, answerOf } from '#sync/idb.ts';
import { AREA_FOLDER } from '#sync/wipe.ts';
import { readRegister } from '#sync/register-store.ts';
import { ORIGIN, PASSWORD, openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { eventually } from '../support/eventually.ts';
import { privateFiles } from '../support/private-files.ts';
import { chanceOf } from './chance.ts';
import { type Fetch, urlOf } from './council-fetch.ts';
import { councilEntries } from './oracle.ts';
import { newSimPhone, runningPhone, type SimPhone } from './sim-phone.ts';

const GOOD = { rate: 0, eager: true };
let council: TestCouncil;
let officer: Awaited<ReturnType<TestCouncil['person']>>;
/** Enrolling takes a second on purpose, so tests that leave nothing behind share one phone. */
let shared: SimPhone;
beforeAll(async () => {
  council = await openTestCouncil();
  officer = await council.person('Robin Hale', ['officer']);
  shared = await newPhone();
});
afterAll(() => council.close());

const newPhone = (): Promise<SimPhone> => newSimPhone(council, officer, chanceOf(1), 0);

const FIND = {
  place: { name: 'River Steps' },
  count: 3,
  source: 'discarded',
  condition: 'used',
  action: 'made-safe',
};

async function save(phone: Pick<SimPhone, 'device'>): Promise<string> {
  const record = newId();
  const saved = await phone.device().save(record, 'needle-find', [{ id: newId(), type: 'logged', body: FIND }]);
  expect(saved.outcome).toBe('saved');
  return record;
}

const ledgerOf = async (phone: SimPhone) => (await phone.device().outbox()).ledger;
const withDatabase = async (phone: SimPhone, work: (database: IDBDatabase) => Promise<void>) => {
  const [registered] = await readRegister(phone.factory);
  const database = await answerOf(phone.factory.open(registered?.database ?? ''));
  await work(database);
  database.close();
};

describe('the running phone', () => {
  it('delivers what was saved by itself, and a colleague receives it', async () => {
    const [one, other] = [await newPhone(), shared];
    const { phone } = runningPhone(one);
    const record = newId();
    await phone.save(record, 'needle-find', [{ id: newId(), type: 'logged', body: FIND }]);
    await eventually('the entry to be received', async () => (await ledgerOf(one)).received === 1);
    expect(await ledgerOf(one)).toMatchObject({ saved: 1, waiting: 0 });
    // Open from the start, it asked for what is new as well, and tells of the contact when both have ended.
    await eventually('the contact to be told', async () => (await phone.syncState()).contact === 'reached');
    expect(await other.pull(GOOD)).toBe('reached');
    expect((await other.device().record(record))?.state.id).toBe(record);
  });

  it('says what the last try found', async () => {
    const one = shared;
    const answers: Record<string, Fetch> = {
      'no-signal': () => Promise.reject(new TypeError('Failed to fetch')),
      'not-council': async () => new Response('<html>Free wi-fi</html>', { headers: { 'content-type': 'text/html' } }),
      'unknown-phone': async () =>
        Response.json({ code: 'no-cookie', message: 'Enrol this phone again.' }, { status: 401 }),
    };
    for (const [contact, fetch] of Object.entries(answers)) {
      const { phone } = runningPhone(one, fetch);
      expect(await phone.sync()).toMatchObject({ phase: 'idle', contact });
    }
    const { phone } = runningPhone(one, async () =>
      Response.json({ code: 'not-allowed', message: 'No.' }, { status: 403 }),
    );
    expect(await phone.sync()).toMatchObject({ phase: 'idle', contact: 'paused' });
    // Paused, but a person who asks is heard.
    expect(await runningPhone(one).phone.sync()).toMatchObject({ contact: 'reached' });
  });

  it('asks to sign in for receiving, while it still delivers', async () => {
    const one = shared;
    await save(one);
    const signedOut: Fetch = async (input, init) =>
      urlOf(input).includes('/pull')
        ? Response.json({ code: 'signed-out', message: 'Sign in.' }, { status: 401 })
        : one.fetch(input, init);
    expect(await runningPhone(one, signedOut).phone.sync()).toMatchObject({ contact: 'sign-in' });
    expect(await ledgerOf(one)).toMatchObject({ waiting: 0 });
  });

  it('delivers again after the browser lost its cookies, once its person signed in', async () => {
    const one = await newPhone();
    one.loseCookies();
    await save(one);
    const { phone } = runningPhone(one);
    expect(await phone.sync()).toMatchObject({ contact: 'unknown-phone' });
    expect(await ledgerOf(one)).toMatchObject({ waiting: 1 });
    expect(await phone.signIn(officer.email, PASSWORD)).toEqual({ outcome: 'done' });
    expect(await phone.sync()).toMatchObject({ contact: 'reached' });
    expect(await ledgerOf(one)).toMatchObject({ waiting: 0, received: 1 });
  });

  it('a password without the phone’s own key gets no credential, nor does a signature over anything else', async () => {
    const one = await newPhone();
    const { cookie } = await council.person('Jo Marsh', ['officer']);
    const mine = officer.cookie;
    const ask = (as: string) => council.ask(askCredential, { cookie: as, enrolment: one.enrolment });
    expect((await ask(cookie)).statusCode).toBe(403);
    const { challenge } = (await ask(mine)).json<{ challenge: string }>();
    const renew = (signature: string, of = challenge) =>
      council.ask(renewCredential, { cookie: mine, enrolment: one.enrolment, body: { challenge: of, signature } });
    const elsewhere = await one.device().proveEnrolment('https://staging.example', challenge);
    const good = await one.device().proveEnrolment(ORIGIN, challenge);
    expect((await renew(elsewhere)).statusCode).toBe(403);
    expect((await renew(good, `${challenge.slice(0, -2)}AA`)).statusCode).toBe(403);
    expect((await renew(good)).statusCode).toBe(204);
    // The cookie it had before opens nothing any more, so that a copy of it ends too.
    expect(await runningPhone(one).phone.sync()).toMatchObject({ contact: 'unknown-phone' });
  });

  it('refuses the account of somebody else', async () => {
    const one = shared;
    const stranger = await council.person('Sam Pike', ['officer']);
    const outcome = await runningPhone(one).phone.signIn(stranger.email, PASSWORD);
    expect(outcome).toMatchObject({ outcome: 'failed', message: expect.stringContaining('somebody else') });
  });

  it('asks for what was left empty, and the council counts no wrong password', async () => {
    const { phone } = runningPhone(shared);
    const empty = { outcome: 'failed', message: 'Type your email address and your password.' };
    for (let tries = 0; tries < 12; tries += 1) expect(await phone.signIn(officer.email, '')).toEqual(empty);
    expect(await phone.askToOpen(' ', PASSWORD)).toEqual(empty);
    expect(await phone.signIn(officer.email, PASSWORD)).toEqual({ outcome: 'done' });
  });

  it('takes the session that another tab began, if it is its person’s', async () => {
    const one = shared;
    const { phone } = runningPhone(one);
    const stranger = await council.person('Kim Lowe', ['officer']);
    const inAnotherTab = (email: string) => call(signIn, { body: { email, password: PASSWORD } }, one.fetch);
    expect(await phone.hasCouncilAccounts()).toBe(false);
    await callEmpty(signOut, {}, one.fetch).catch(() => undefined);
    const notYet = { outcome: 'failed', message: expect.stringContaining('not signed in yet') };
    expect(await phone.takeSession()).toMatchObject(notYet);
    await inAnotherTab(stranger.email);
    expect(await phone.takeSession()).toMatchObject({ message: expect.stringContaining('somebody else') });
    // Signed out again, so that it ends nobody's lease.
    expect(await phone.takeSession()).toMatchObject(notYet);
    await inAnotherTab(officer.email);
    expect(await phone.takeSession()).toEqual({ outcome: 'done' });
  });

  it('keeps nothing of an answer that does not know the code', async () => {
    const one = shared;
    const { phone } = runningPhone(one);
    expect(await phone.enrol('K7QM')).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('8 letters'),
    });
    expect(await phone.enrol('0000-0000')).toMatchObject({ outcome: 'failed' });
    expect(await readRegister(one.factory)).toHaveLength(1);
  });
});

describe('named cases', () => {
  it('C39: the answer is lost after the commit, and the retry brings the identical receipt', async () => {
    const phone = await newPhone();
    await save(phone);
    const answers: string[] = [];
    const losing: Fetch = async (input, init) => {
      const response = await phone.fetch(input, init);
      answers.push(await response.text());
      throw new TypeError('Failed to fetch');
    };
    await runningPhone(phone, losing).phone.sync();
    expect(await ledgerOf(phone)).toMatchObject({ waiting: 1 });
    await phone.push(GOOD);
    expect(await ledgerOf(phone)).toMatchObject({ received: 1 });
    expect(await councilEntries(council, phone.enrolment)).toHaveLength(1);
    await withDatabase(phone, async (database) => {
      const [row] = await answerOf<{ signed: { signature: string } }[]>(
        database.transaction('receipts').objectStore('receipts').getAll(),
      );
      expect(answers[0]).toContain(row?.signed.signature);
    });
  });

  it('a damaged row needs a person, and the others go', async () => {
    const phone = await newPhone();
    await save(phone);
    await save(phone);
    await withDatabase(phone, (database) =>
      inOneTransaction(database, ['outbox'], async (store) => {
        const row: object = await answerOf(store('outbox').get(['record', 1]));
        store('outbox').put({ ...row, entryHash: 7 });
      }),
    );
    await phone.push(GOOD);
    expect(await ledgerOf(phone)).toMatchObject({ saved: 2, received: 1, attention: 1, waiting: 0 });
  });

  it('D65: what a restored council has lost is sent again, and says so', async () => {
    const phone = await newPhone();
    await save(phone);
    await phone.push(GOOD);
    expect(await ledgerOf(phone)).toMatchObject({ received: 1 });
    const forgetful: Fetch = async (input, init) => {
      const response = await phone.fetch(input, init);
      const text = await response.text();
      return new Response(text.replace('"have":[[1,1]]', '"have":[]'), response);
    };
    const requests: string[] = [];
    const counted: Fetch = (input, init) => {
      requests.push(urlOf(input));
      return requests.length === 1 ? forgetful(input, init) : phone.fetch(input, init);
    };
    await runningPhone(phone, counted).phone.sync();
    expect(requests.filter((each) => each.includes('/push')).length).toBeGreaterThanOrEqual(2);
    expect(await ledgerOf(phone)).toMatchObject({ received: 1, waiting: 0 });
  });

  it('F90: a wipe destroys the keys, delivers what is sealed, and then deletes', async () => {
    const phone = await newPhone();
    await save(phone);
    await council.ask(wipePhone, { cookie: council.admin, params: { id: phone.enrolment } });
    const files = privateFiles();
    await (await files.root()).getDirectoryHandle(AREA_FOLDER, { create: true });
    const { phone: screens } = runningPhone(phone, phone.fetch, files);
    await screens.sync();
    await eventually('the enrolment to go', async () => (await readRegister(phone.factory)).length === 0);
    await eventually('the phone to be as new', async () => (await screens.status()).lock === 'fresh');
    expect(files.folder(AREA_FOLDER)).toBeUndefined();
    expect(await councilEntries(council, phone.enrolment)).toHaveLength(1);
    const listed = await council.ask(listPhones, { cookie: council.admin });
    const wiped = expect.objectContaining({ enrolment: phone.enrolment, state: 'wiped' });
    expect(listed.json()).toMatchObject({ phones: expect.arrayContaining([wiped]) });
  });

  it('B34: a photo goes on where the council stopped, after the words', async () => {
    const phone = await newPhone();
    const [draft, record] = [newId(), newId()];
    const entry = { id: newId(), type: 'logged', body: FIND };
    await phone.device().keepDraft({
      id: draft,
      record,
      kind: 'needle-find',
      flow: 'logged',
      entries: {},
      form: {},
      heading: '',
      savedAt: 0,
    });
    const photo = await phone
      .device()
      .keepPhoto(draft, new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0)]), 'photo');
    if (photo.outcome !== 'kept') throw new Error(photo.message);
    const noted = {
      id: newId(),
      type: 'noted',
      body: { text: 'By the steps', attachments: [{ ...photo.attachment }] },
    };
    expect(await phone.device().save(record, 'needle-find', [entry, noted], draft)).toMatchObject({ outcome: 'saved' });

    const puts: string[] = [];
    const losingOne: Fetch = async (input, init) => {
      const response = await phone.fetch(input, init);
      if (init?.method !== 'PUT') return response;
      puts.push(new URL(urlOf(input), ORIGIN).searchParams.get('n') ?? '');
      if (puts.length === 2) throw new TypeError('Failed to fetch');
      return response;
    };
    const { phone: screens } = runningPhone(phone, losingOne);
    await screens.sync();
    expect(await ledgerOf(phone)).toMatchObject({ received: 2, photos: { taken: 1, received: 0 } });
    council.pass(600_000);
    await screens.sync();
    expect(puts).toEqual(['0', '1', '2']);
    expect(await ledgerOf(phone)).toMatchObject({ received: 2, photos: { taken: 1, received: 1 } });
  });
});
