import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCIL_SIGN_IN } from '#protocol/council-sign-in.ts';
import { enrol } from '#protocol/enrol.ts';
import { councilProof, phoneProof, readEnrolmentCode } from '#protocol/enrolment-code.ts';
import { readHealth } from '#protocol/health.ts';
import { readKeySets } from '#protocol/key-sets.ts';
import { addPerson, changePerson, giveEnrolmentCode, listPeople } from '#protocol/people.ts';
import { listPhones } from '#protocol/phones.ts';
import { readSession, signIn, signOut } from '#protocol/session.ts';
import { readSettings } from '#protocol/settings-documents.ts';
import { readWelcome, setUp } from '#protocol/setup.ts';
import { newSigningPair, publicKeyText } from '#protocol/signature.ts';
import { keyOfCode } from '#server/people/passwords.ts';
import { newSetupToken } from '#server/people/set-up.ts';
import {
  cookiesOf,
  openTestCouncil,
  openTestServer,
  ORIGIN,
  PASSWORD,
  type TestCouncil,
  type TestServer,
} from './test-council.ts';

describe('set-up', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer();
  });
  afterEach(() => server.close());

  const first = {
    council: 'Eastmere Borough Council',
    name: 'Alex Marsh',
    email: 'Alex.Marsh@eastmere.example',
    password: PASSWORD,
  };

  it('spends its link once and signs the first account in as manager and administrator', async () => {
    expect((await server.ask(readWelcome)).json()).toMatchObject({ needsSetup: true, origin: ORIGIN });
    const token = (await newSetupToken(server.services)) ?? '';
    const done = await server.ask(setUp, { body: { ...first, token } });
    expect(done.json()).toMatchObject({
      person: { email: 'alex.marsh@eastmere.example', roles: ['manager', 'admin'] },
    });
    expect((await server.ask(readSession, { cookie: cookiesOf(done) })).json()).toEqual(done.json());
    expect((await server.ask(readWelcome)).json()).toMatchObject({ needsSetup: false, council: first.council });
    expect((await server.ask(setUp, { body: { ...first, token } })).statusCode).toBe(403);
    expect(await newSetupToken(server.services)).toBeUndefined();
  });

  it('refuses a wrong, an old and a replaced link', async () => {
    const old = (await newSetupToken(server.services)) ?? '';
    const token = (await newSetupToken(server.services)) ?? '';
    for (const wrong of ['', 'guess', old])
      expect((await server.ask(setUp, { body: { ...first, token: wrong } })).statusCode).toBe(403);
    server.pass(8 * 24 * 60 * 60 * 1000);
    expect((await server.ask(setUp, { body: { ...first, token } })).json()).toMatchObject({ code: 'link-spent' });
  });

  it('says which answer does not fit', async () => {
    const token = (await newSetupToken(server.services)) ?? '';
    const answer = await server.ask(setUp, { body: { ...first, token, password: 'short' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'bad-request', fields: { password: 'Use 12 characters or more' } });
  });

  it('is healthy before anything is set up', async () => {
    expect((await server.ask(readHealth)).json()).toMatchObject({ ok: true });
    // And knows of no council accounts, because its settings name nobody who does.
    expect((await server.ask(readWelcome)).json()).toMatchObject({ councilAccounts: false });
    const headers = { host: new URL(ORIGIN).host };
    expect((await server.app.inject({ url: COUNCIL_SIGN_IN, headers })).statusCode).toBe(404);
  });
});

describe('people and phones', () => {
  let council: TestCouncil;
  beforeAll(async () => {
    council = await openTestCouncil();
  });
  afterAll(() => council.close());

  it('answers alike for a wrong password and an unknown address, and rests the account after ten tries', async () => {
    const officer = await council.person('Robin Vale', ['officer']);
    const wrong = await council.ask(signIn, { body: { email: officer.email, password: 'not the password' } });
    const unknown = await council.ask(signIn, {
      body: { email: 'nobody@eastmere.example', password: 'not the password' },
    });
    expect([wrong.statusCode, wrong.json()]).toEqual([unknown.statusCode, unknown.json()]);
    for (let i = 0; i < 9; i += 1)
      await council.ask(signIn, { body: { email: officer.email, password: 'not the password' } });
    expect((await council.ask(signIn, { body: { email: officer.email, password: PASSWORD } })).statusCode).toBe(401);
    council.pass(16 * 60 * 1000);
    expect((await council.ask(signIn, { body: { email: officer.email, password: PASSWORD } })).statusCode).toBe(200);
  });

  it('shuts a leaver out at once, and never loses its last administrator', async () => {
    const officer = await council.person('Lee Finch', ['officer']);
    await council.ask(changePerson, { cookie: council.admin, params: { id: officer.id }, body: { active: false } });
    expect((await council.ask(readSession, { cookie: officer.cookie })).statusCode).toBe(401);
    expect((await council.ask(signIn, { body: { email: officer.email, password: PASSWORD } })).statusCode).toBe(401);
    const me = (await council.ask(readSession, { cookie: council.admin })).json().person.id;
    const alone = await council.ask(changePerson, {
      cookie: council.admin,
      params: { id: me },
      body: { roles: ['manager'] },
    });
    expect(alone.json()).toMatchObject({ code: 'last-admin' });
  });

  it('asks for a first password where there is nothing else to sign in with', async () => {
    const body = { name: 'Lou Marsh', email: 'lou@eastmere.example', roles: ['officer'], organisation: 'Eastmere' };
    const answer = await council.ask(addPerson, { cookie: council.admin, body });
    expect(answer.json()).toMatchObject({ code: 'bad-request', fields: { password: 'Enter a first password' } });
  });

  it('refuses a second account with the same address', async () => {
    const officer = await council.person('Kim Dale', ['officer']);
    const other = await council.person('Sam Ford', ['officer']);
    const everybody = async () =>
      (await council.ask(listPeople, { cookie: council.admin }))
        .json()
        .people.map(({ email }: { email: string }) => email);
    const answer = await council.ask(changePerson, {
      cookie: council.admin,
      params: { id: other.id },
      body: { email: officer.email },
    });
    expect(answer.json()).toMatchObject({ code: 'email-taken' });
    expect(await everybody()).toEqual(expect.arrayContaining([officer.email, other.email]));
  });

  it('turns a code into one enrolment, proving the council’s keys to the phone', async () => {
    const officer = await council.person('Jo Reed', ['officer']);
    const { code } = (
      await council.ask(giveEnrolmentCode, { cookie: council.admin, params: { id: officer.id } })
    ).json();
    const key = await keyOfCode(readEnrolmentCode(code.toLowerCase()) ?? '', ORIGIN);
    const publicKey = await publicKeyText((await newSigningPair(false)).publicKey);
    const body = { publicKey, proof: await phoneProof(key, publicKey), platform: 'Test phone', version: '1.0.0' };
    const answer = await council.ask(enrol, { body });
    const { enrolment, keySet, proof, prefix, person } = answer.json();
    expect(proof).toBe(await councilProof(key, publicKey, keySet.text));
    expect(person.id).toBe(officer.id);
    expect(prefix).toHaveLength(2);
    expect((await council.ask(enrol, { body })).json()).toMatchObject({ code: 'wrong-code' });

    const cookie = answer.cookies[0];
    expect(cookie).toMatchObject({
      name: `__Secure-push-${enrolment}`,
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/api/sync',
    });
    expect((await council.ask(readKeySets, { cookie: cookiesOf(answer), enrolment })).json().sets).toEqual([keySet]);
    expect((await council.ask(listPhones, { cookie: council.admin })).json().phones).toMatchObject([
      { enrolment, platform: 'Test phone', missing: [] },
    ]);
  });

  it('begins with the law table and the way of working', async () => {
    const names = (await council.ask(readSettings, { cookie: council.admin }))
      .json()
      .documents.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['law', 'working']);
  });
});

// Each ends the sessions of its council.
describe('what ends', () => {
  let council: TestCouncil;
  beforeEach(async () => {
    council = await openTestCouncil();
  });
  afterEach(() => council.close());

  it('signs in and out, and ends a session after twelve hours', async () => {
    const officer = await council.person('Robin Vale', ['officer']);
    expect((await council.ask(readSession, { cookie: officer.cookie })).json().person.name).toBe('Robin Vale');
    expect((await council.ask(signOut, { cookie: officer.cookie })).statusCode).toBe(204);
    expect((await council.ask(readSession, { cookie: officer.cookie })).statusCode).toBe(401);
    const again = cookiesOf(
      await council.ask(signIn, { body: { email: officer.email.toUpperCase(), password: PASSWORD } }),
    );
    council.pass(12 * 60 * 60 * 1000 + 1);
    expect((await council.ask(readSession, { cookie: again })).statusCode).toBe(401);
  });

  it('rests an account after ten wrong passwords, also where they come at once', async () => {
    const officer = await council.person('Robin Vale', ['officer']);
    const tryWith = (password: string, address: string) =>
      council.ask(signIn, { body: { email: officer.email, password }, address });
    await Promise.all(Array.from({ length: 10 }, (_, i) => tryWith(`not this one, ${i}`, `10.9.0.${i}`)));
    expect((await tryWith(PASSWORD, '10.9.1.1')).statusCode).toBe(401);
    council.pass(15 * 60 * 1000 + 1);
    expect((await tryWith(PASSWORD, '10.9.1.1')).statusCode).toBe(200);
  });

  it('lets a code lapse after a day and takes no other phone’s cookie', async () => {
    const officer = await council.person('Robin Vale', ['officer']);
    const [one, two] = [await council.phone(officer.id), await council.phone(officer.id)];
    expect(one.enrolment).not.toBe(two.enrolment);
    expect((await council.ask(readKeySets, { cookie: one.cookie, enrolment: two.enrolment })).statusCode).toBe(401);
    const { code } = (
      await council.ask(giveEnrolmentCode, { cookie: council.admin, params: { id: officer.id } })
    ).json();
    const key = await keyOfCode(readEnrolmentCode(code) ?? '', ORIGIN);
    const publicKey = await publicKeyText((await newSigningPair(false)).publicKey);
    council.pass(24 * 60 * 60 * 1000 + 1);
    const late = await council.ask(enrol, {
      body: { publicKey, proof: await phoneProof(key, publicKey), platform: '', version: '' },
    });
    expect(late.json()).toMatchObject({ code: 'wrong-code' });
  });
});
