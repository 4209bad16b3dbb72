// The forgotten passphrase, from the lock screen to the manager and back: the whole phone against the real server.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#domain/id.ts';
import { kindNamed } from '#kinds/registry.ts';
import { changePerson, giveEnrolmentCode } from '#protocol/people.ts';
import { readAudit } from '#protocol/audit.ts';
import { listPhones, wipePhone } from '#protocol/phones.ts';
import { decideRecovery, takeRecovery } from '#protocol/recovery.ts';
import { signIn } from '#protocol/session.ts';
import { enrol } from '#sync/enrol.ts';
import type { Phone } from '#sync/phone.ts';
import { cookiesOf, ORIGIN, PASSWORD, openTestCouncil, type TestCouncil } from '../server/http/test-council.ts';
import { eventually } from '../support/eventually.ts';
import { chanceOf } from './chance.ts';
import { urlOf } from './council-fetch.ts';
import { newSimPhone, runningPhone, type SimPhone } from './sim-phone.ts';

const FRESH = 'quiet orchard lantern';
const DAY = 24 * 60 * 60 * 1000;

let council: TestCouncil;
let officer: Awaited<ReturnType<TestCouncil['person']>>;
let sim: SimPhone;
let phone: Phone;
let persons = 0;
beforeAll(async () => {
  council = await openTestCouncil();
});
afterAll(() => council.close());
beforeEach(async () => {
  persons += 1;
  officer = await council.person(`Robin Hale ${persons}`, ['officer', 'assessor']);
  sim = await newSimPhone(council, officer, chanceOf(1), 0);
  phone = runningPhone(sim).phone;
});

const FIND = { place: { name: 'River Steps' }, count: 3, source: 'discarded', condition: 'used', action: 'made-safe' };

async function withDraft(): Promise<string> {
  const draft = newId();
  await phone.keepDraft({
    id: draft,
    record: newId(),
    kind: 'needle-find',
    flow: 'new',
    entries: {},
    form: { notes: 'half a sentence' },
    heading: 'Needle find',
    savedAt: 1,
  });
  return draft;
}

const lockedOut = async () => {
  await phone.lock();
  for (let i = 0; i < 10; i++) await phone.unlock(`wrong passphrase ${i}`);
};
const ask = () => phone.askToOpen(officer.email, PASSWORD);
const openAgain = (passphrase = FRESH) => phone.openAgain(officer.email, PASSWORD, passphrase);

async function asksToOpen(enrolment = sim.enrolment, cookie = council.admin) {
  const answer = await council.ask(listPhones, { cookie });
  const { phones } = z
    .object({
      phones: z.array(
        z.looseObject({
          enrolment: z.string(),
          asksToOpen: z.looseObject({ request: z.string() }).optional(),
        }),
      ),
    })
    .parse(answer.json());
  return phones.find((each) => each.enrolment === enrolment)?.asksToOpen;
}

async function decide(approve: boolean, cookie = council.admin, of?: string) {
  const request = of ?? (await asksToOpen())?.request ?? newId();
  return council.ask(decideRecovery, { cookie, params: { id: sim.enrolment }, body: { request, approve } });
}

async function auditOf(word: string): Promise<number> {
  const answer = await council.ask(readAudit, { cookie: council.admin, query: {} });
  return answer.body.split(word).length - 1;
}

describe('a forgotten passphrase', () => {
  it('is asked for, approved by a manager and replaced; what was on the phone is there', async () => {
    const draft = await withDraft();
    const record = newId();
    await phone.save(record, 'needle-find', [{ id: newId(), type: 'logged', body: FIND }]);
    await lockedOut();
    expect(await phone.recoveryState()).toEqual({ state: 'none' });
    expect(await openAgain()).toMatchObject({ outcome: 'failed' });

    expect(await ask()).toEqual({ outcome: 'done' });
    expect(await phone.recoveryState()).toEqual({ state: 'waiting' });
    expect(await asksToOpen()).toMatchObject({ at: '2026-11-23T09:00:00.000Z' });
    expect(await openAgain()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('request is over') });

    expect((await decide(true)).json()).toEqual({ state: 'approved' });
    expect(await asksToOpen()).toBeUndefined();
    expect(await phone.recoveryState()).toEqual({ state: 'approved' });
    expect(await openAgain()).toEqual({ outcome: 'done' });
    expect((await phone.draft(draft))?.form).toEqual({ notes: 'half a sentence' });
    expect(await phone.record(record)).toBeDefined();
    expect(await phone.recoveryState()).toEqual({ state: 'none' });

    await phone.lock();
    expect(await openAgain('a thief’s own words')).toMatchObject({ outcome: 'failed' });
    expect(await phone.unlock(FRESH)).toEqual({ outcome: 'unlocked' });
    for (const what of ['asked', 'approved', 'answer given', 'ended'])
      expect([what, await auditOf(`recovery ${what}`)]).toEqual([what, 1]);
  });

  it('survives an answer that was lost on the way', async () => {
    await lockedOut();
    await ask();
    await decide(true);
    let lost = 0;
    const losing: typeof globalThis.fetch = async (input, init) => {
      const answer = await sim.fetch(input, init);
      if (!(typeof input === 'string' && input.endsWith('/answer')) || lost > 0) return answer;
      lost += 1;
      throw new TypeError('Failed to fetch');
    };
    phone = runningPhone(sim, losing).phone;
    expect(await openAgain()).toMatchObject({ outcome: 'failed' });
    expect(await openAgain()).toEqual({ outcome: 'done' });
  });

  it('says so when it was refused, and may be asked for again', async () => {
    await lockedOut();
    await ask();
    expect((await decide(false)).json()).toEqual({ state: 'refused' });
    expect(await phone.recoveryState()).toEqual({ state: 'refused' });
    expect(await openAgain()).toMatchObject({ outcome: 'failed' });
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(await phone.recoveryState()).toEqual({ state: 'waiting' });
  });

  it('is taken back when the passphrase comes to mind', async () => {
    await phone.lock();
    await ask();
    expect(await phone.unlock('lantern harbour gravel')).toEqual({ outcome: 'unlocked' });
    await eventually('the request to be gone', async () => (await asksToOpen()) === undefined);
    expect((await phone.status()).askedToOpen).toBeUndefined();
  });
});

describe('who may do what', () => {
  it('nobody approves their own phone, and no officer anybody’s', async () => {
    const manager = await council.person('Dana Brook', ['manager']);
    sim = await newSimPhone(council, manager, chanceOf(1), 0);
    officer = manager;
    phone = runningPhone(sim).phone;
    await lockedOut();
    await ask();
    expect((await decide(true, manager.cookie)).json()).toMatchObject({ code: 'own-request' });
    const other = await council.person('Kim Vale', ['officer']);
    expect((await decide(true, other.cookie)).statusCode).toBe(403);
    expect((await decide(true)).statusCode).toBe(200);
  });

  it('an account that the phone is not enrolled for asks for nothing, and its session ends', async () => {
    const stranger = await council.person('Sam Pike', ['officer']);
    await lockedOut();
    expect(await phone.askToOpen(stranger.email, PASSWORD)).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('enrolled for'),
    });
    expect(await asksToOpen()).toBeUndefined();
    expect((await phone.status()).askedToOpen).toBeUndefined();
  });

  it('a phone’s credential alone gets no answer, and neither does a colleague with it', async () => {
    await lockedOut();
    await ask();
    const request = (await asksToOpen())?.request ?? '';
    await decide(true);
    const colleague = await council.person('Lee Finch', ['officer']);
    const enrolment = sim.enrolment;
    for (const [cookie, status] of [
      [undefined, 401],
      [colleague.cookie, 401],
    ] as const) {
      const answer = await council.ask(takeRecovery, { cookie, enrolment, body: { request } });
      expect(answer.statusCode).toBe(status);
    }
  });

  it('of two people who share a phone, each is let into their own', async () => {
    const second = await council.person('Jo Reed', ['officer']);
    const given = await council.ask(giveEnrolmentCode, { cookie: council.admin, params: { id: second.id } });
    await enrol(sim.device(), given.json().code, {
      fetch: sim.fetch,
      origin: ORIGIN,
      platform: 'Test',
      version: 'test',
    });
    expect(await phone.choosePassphrase('another set of words')).toEqual({ outcome: 'done' });
    await lockedOut();
    expect(await ask()).toEqual({ outcome: 'done' });
    expect(await phone.askToOpen(second.email, PASSWORD)).toEqual({ outcome: 'done' });
    await decide(true);
    expect(await phone.recoveryState()).toEqual({ state: 'approved' });
    expect(await phone.openAgain(second.email, PASSWORD, FRESH)).toMatchObject({ outcome: 'failed' });
    expect(await openAgain()).toEqual({ outcome: 'done' });
    expect((await phone.me()).person.id).toBe(officer.id);
    expect(await phone.recoveryState()).toEqual({ state: 'waiting' });
  });

  it('an approval is for the request that was seen: a later one needs its own', async () => {
    await lockedOut();
    await ask();
    const seen = (await asksToOpen())?.request;
    await ask();
    expect((await decide(true, council.admin, seen)).json()).toMatchObject({ code: 'request-over' });
    expect(await phone.recoveryState()).toEqual({ state: 'waiting' });
    expect((await decide(true)).statusCode).toBe(200);
    expect((await decide(true, council.admin, seen)).statusCode).toBe(409);
  });
});

describe('what the council keeps back', () => {
  const saveVisit = async () => {
    const record = newId();
    const saved = await phone.save(record, 'sanctuary', [
      { id: newId(), type: 'logged', body: kindNamed('sanctuary')?.entries.logged?.example ?? {} },
    ]);
    expect(saved).toMatchObject({ outcome: 'saved' });
    return record;
  };

  it('gives back the key of sealed records with the others', async () => {
    const record = await saveVisit();
    await lockedOut();
    await ask();
    await decide(true);
    expect(await openAgain()).toEqual({ outcome: 'done' });
    expect(await phone.record(record)).toBeDefined();
  });

  it('but not after somebody else has set the password: those wait for a coordinator', async () => {
    const record = await saveVisit();
    await lockedOut();
    council.pass(60_000);
    const password = 'set by the administrator';
    await council.ask(changePerson, { cookie: council.admin, params: { id: officer.id }, body: { password } });
    // The pull that follows by itself would bring what this person may still read.
    phone = runningPhone(sim, async (input, init) =>
      urlOf(input).includes('/pull') ? new Response(null, { status: 503 }) : sim.fetch(input, init),
    ).phone;
    expect(await ask()).toMatchObject({ outcome: 'failed' });
    expect(await phone.askToOpen(officer.email, password)).toEqual({ outcome: 'done' });
    await decide(true);
    expect(await phone.openAgain(officer.email, password, FRESH)).toEqual({ outcome: 'done' });
    expect((await sim.device().current())?.cursor).toBeUndefined();
    expect(await phone.record(record)).toBeUndefined();
  });

  it('a phone that is to be wiped is never opened again', async () => {
    await lockedOut();
    await ask();
    const request = (await asksToOpen())?.request;
    await council.ask(wipePhone, { cookie: council.admin, params: { id: sim.enrolment } });
    expect(await asksToOpen()).toBeUndefined();
    expect((await decide(true, council.admin, request)).json()).toMatchObject({ code: 'request-over' });
    expect(await ask()).toMatchObject({ outcome: 'failed' });
  });
});

// Last, because every session of the council ends with the day.
describe('a request', () => {
  const adminAgain = async () =>
    cookiesOf(await council.ask(signIn, { body: { email: 'alex.marsh@eastmere.example', password: PASSWORD } }));

  it('ends after a day, decided or not', async () => {
    await lockedOut();
    await ask();
    const request = (await asksToOpen())?.request;
    council.pass(DAY);
    expect(await phone.recoveryState()).toEqual({ state: 'over' });
    const admin = await adminAgain();
    expect((await decide(true, admin, request)).json()).toMatchObject({ code: 'request-over' });
    await ask();
    await decide(true, admin, (await asksToOpen(sim.enrolment, admin))?.request);
    expect(await phone.recoveryState()).toEqual({ state: 'approved' });
    council.pass(DAY);
    expect(await phone.recoveryState()).toEqual({ state: 'over' });
    expect(await openAgain()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('over') });
  });
});
