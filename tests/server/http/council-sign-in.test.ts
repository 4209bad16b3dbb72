// Sign-in with a council account, through HTTP, against a real identity provider.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { kinds } from '#kinds/registry.ts';
import {
  afterSignIn,
  COUNCIL_SIGN_IN_DONE,
  councilSignInPath,
  type SignInPlace,
  type SignInRefusal,
} from '#protocol/council-sign-in.ts';
import { searchRecords } from '#protocol/desk-records.ts';
import { addPerson, changePerson, listPeople, unlinkPerson } from '#protocol/people.ts';
import { readSession, signIn } from '#protocol/session.ts';
import { readWelcome } from '#protocol/setup.ts';
import { identityProvider } from '#server/people/identity-provider.ts';
import { CLIENT, identityProviderOnHold, type TestProvider } from '../../support/identity-provider.ts';
import {
  cookiesOf,
  openTestCouncil,
  ORIGIN,
  PASSWORD,
  phoneEntry,
  pushFrom,
  type TestCouncil,
} from './test-council.ts';

const redirectUri = `${ORIGIN}${COUNCIL_SIGN_IN_DONE}`;
let idp: TestProvider;
let council: TestCouncil;

const councilWith = ({ issuer }: TestProvider): Promise<TestCouncil> =>
  openTestCouncil({ oidc: { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, trustsEmail: false } });

beforeAll(async () => {
  idp = await identityProviderOnHold({ redirectUri });
  council = await councilWith(idp);
  await idp.start();
});
afterAll(async () => {
  await council.close();
  await idp.stop();
});

let visitors = 0;
/** A browser of its own: what it keeps of either side, and where it comes from. */
class Visitor {
  readonly #address = `10.0.0.${(visitors += 1)}`;
  readonly #idpCookies = new Map<string, string>();
  cookie = '';

  async ask(url: string, headers: Record<string, string> = {}) {
    const answer = await council.app.inject({
      method: 'GET',
      url: url.replace(ORIGIN, ''),
      remoteAddress: this.#address,
      headers: { host: new URL(ORIGIN).host, cookie: this.cookie, 'sec-fetch-site': 'same-origin', ...headers },
    });
    return { ...answer, cookies: answer.cookies, to: String(answer.headers.location), status: answer.statusCode };
  }

  /** To the identity provider's address. */
  async begin(place: SignInPlace = 'desk', again = false): Promise<string> {
    const answer = await this.ask(councilSignInPath(place, again));
    const cookie = answer.cookies.at(0);
    if (!cookie) throw new Error(`Nothing was begun: ${answer.to}`);
    this.cookie = `${cookie.name}=${cookie.value}`;
    return answer.to;
  }

  /** Through the identity provider, to the address that leads back. */
  async atProvider(url: string): Promise<string> {
    const cookie = [...this.#idpCookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#idpCookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    const to = new URL(next, url).href;
    return to.startsWith(ORIGIN) ? to : this.atProvider(to);
  }

  back = (url: string) => this.ask(url, { 'sec-fetch-site': 'cross-site' });

  /** All of it; the cookie of the session, or why there is none. */
  async signIn(place: SignInPlace = 'desk', again = false) {
    const answer = await this.back(await this.atProvider(await this.begin(place, again)));
    const session = answer.cookies.find(({ name, value }) => name === '__Host-wardbook' && value !== '');
    return { ...answer, session: session && `${session.name}=${session.value}` };
  }
}

const refused = (reason: SignInRefusal, place: SignInPlace = 'desk') => afterSignIn(place, reason);
const whoIs = async (cookie: string | undefined): Promise<unknown> =>
  (await council.ask(readSession, { cookie })).json().person?.id;

let count = 0;
/** Somebody with an account here, and what the identity provider says of them, who is at its door. */
async function somebody(roles: Parameters<TestCouncil['person']>[1] = ['officer']) {
  count += 1;
  const person = await council.person(`Person ${'abcdefghijklmnopqrstuvwxyz'[count] ?? count}`, roles);
  const account = { sub: `sub-${count}`, email: person.email, email_verified: true };
  idp.atDoor = account;
  return { ...person, account };
}

describe('a council account', () => {
  it('is offered where the settings name an identity provider', async () => {
    expect((await council.ask(readWelcome)).json()).toMatchObject({ councilAccounts: true });
  });

  it('asks with a code, PKCE, state and nonce, and keeps one short-lived cookie for the way back', async () => {
    const answer = await new Visitor().ask(councilSignInPath('desk'));
    const asked = new URL(answer.to).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: redirectUri,
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(answer.cookies).toMatchObject([
      { name: '__Host-wardbook-sign-in', httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 600 },
    ]);
    // Neither the verifier nor anything else that the cookie stands for is in the address.
    expect(answer.to).not.toContain(answer.cookies.at(0)?.value);
  });

  it('signs its person in for twelve hours, and again after the address has changed', async () => {
    const { id, account } = await somebody();
    const first = await new Visitor().signIn();
    expect(first.to).toBe('/desk');
    expect(await whoIs(first.session)).toBe(id);
    expect(first.cookies).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '__Host-wardbook', sameSite: 'Strict', httpOnly: true, maxAge: 12 * 60 * 60 }),
        // The cookie of the way is taken back.
        expect.objectContaining({ name: '__Host-wardbook-sign-in', value: '' }),
      ]),
    );
    idp.atDoor = { ...account, email: 'married.name@eastmere.example' };
    const again = await new Visitor().signIn('tab');
    expect(again.to).toBe('/signed-in');
    expect(await whoIs(again.session)).toBe(id);
  });

  it('is asked for anew only when somebody wants that', async () => {
    const browser = new Visitor();
    const { id } = await somebody();
    const before = idp.asked;
    for (const [again, asked] of [
      [false, 1],
      [false, 1],
      [true, 2],
    ] as const) {
      expect(await whoIs((await browser.signIn('desk', again)).session)).toBe(id);
      expect(idp.asked - before).toBe(asked);
    }
  });

  it('is enough for somebody who was given no password', async () => {
    const email = 'kit.no-password@eastmere.example';
    const body = { name: 'Kit Vale', email, roles: ['officer'], organisation: 'Eastmere' };
    const added = await council.ask(addPerson, { cookie: council.admin, body });
    idp.atDoor = { sub: 'kit', email, email_verified: true };
    expect(await whoIs((await new Visitor().signIn()).session)).toBe(added.json().id);
    expect((await council.ask(signIn, { body: { email, password: '' } })).statusCode).toBe(401);
  });

  it('leaves the password as it was', async () => {
    const { id, email } = await somebody();
    await new Visitor().signIn();
    expect(await whoIs(cookiesOf(await council.ask(signIn, { body: { email, password: PASSWORD } })))).toBe(id);
  });

  it('that is new closes sealed records until they are opened again, as a new password does', async () => {
    const sealed = kinds.find((kind) => kind.sealed);
    await somebody(['coordinator']);
    const { id, cookie } = await somebody(['assessor', 'coordinator']);
    const phone = await council.phone(id);
    const body = sealed?.entries.logged?.example ?? {};
    await pushFrom(council, phone, [
      phoneEntry(phone, { record: newId(), kind: sealed?.name ?? '', type: 'logged', body }),
    ]);
    const seen = async (as: string | undefined) => (await council.ask(searchRecords, { cookie: as })).json().total;
    expect(await seen(cookie)).toBe(1);
    expect(await seen((await new Visitor().signIn()).session)).toBe(0);
  });
});

describe('nobody comes in', () => {
  let browser: Visitor;
  beforeEach(() => {
    browser = new Visitor();
  });
  const expectRefused = async (reason: SignInRefusal, place: SignInPlace = 'desk') => {
    const answer = await browser.signIn(place);
    expect([answer.to, answer.session]).toEqual([refused(reason, place), undefined]);
  };

  it('with an address that has no account, or none that is confirmed', async () => {
    idp.atDoor = { sub: 'nobody', email: 'nobody@eastmere.example', email_verified: true };
    await expectRefused('unknown');
    const { account } = await somebody();
    const { email_verified: _, ...silent } = account;
    for (const atDoor of [
      { ...account, email_verified: false },
      silent,
      { sub: account.sub },
      { ...account, email: 'x' },
    ]) {
      idp.atDoor = atDoor;
      browser = new Visitor();
      await expectRefused('unconfirmed', 'tab');
    }
    // A letter that becomes another one when written small is not that other one.
    idp.atDoor = { ...account, email: account.email.replace('k', '\u212A').replace('s', '\u017F') };
    browser = new Visitor();
    await expectRefused('unconfirmed');
  });

  it('who has left, linked before or not', async () => {
    const person = await somebody();
    const leave = (active: boolean) =>
      council.ask(changePerson, { cookie: council.admin, params: { id: person.id }, body: { active } });
    await leave(false);
    await expectRefused('left');
    await leave(true);
    const { session } = await browser.signIn();
    expect(await whoIs(session)).toBe(person.id);
    await leave(false);
    expect(await whoIs(session)).toBeUndefined();
    await expectRefused('left');
  });

  it('as somebody else who had the address before, until the old account is unlinked', async () => {
    const { id, account } = await somebody();
    const { session } = await browser.signIn();
    idp.atDoor = { ...account, sub: 'another' };
    browser = new Visitor();
    await expectRefused('another');
    const linked = async () => (await council.ask(listPeople, { cookie: council.admin })).json().linked.includes(id);
    expect(await linked()).toBe(true);
    await council.ask(unlinkPerson, { cookie: council.admin, params: { id } });
    expect([await linked(), await whoIs(session)]).toEqual([false, undefined]);
    expect(await whoIs((await browser.signIn()).session)).toBe(id);
  });

  it('whom the identity provider refuses', async () => {
    idp.atDoor = undefined;
    await expectRefused('declined');
    await expectRefused('declined', 'tab');
  });

  it('with an answer that is another browser’s, forged, used or late', async () => {
    const { id } = await somebody();
    const answer = await browser.atProvider(await browser.begin());
    const forged = new URL(answer);
    forged.searchParams.set('state', `desk.${'A'.repeat(43)}`);
    const other = new Visitor();
    await other.begin();
    for (const [who, url] of [
      [other, answer],
      [new Visitor(), answer],
      [browser, forged.href],
      [browser, redirectUri],
      [browser, `${redirectUri}?state=tab.x&error=access_denied`],
    ] as const) {
      const { to, cookies } = await who.back(url);
      expect([to.endsWith('#sign-in=stale'), cookies]).toEqual([true, []]);
    }
    // None of these has spent the attempt that is under way; once used, it is over.
    const done = await browser.back(answer);
    expect(
      await whoIs(
        cookiesOf(done)
          .split('; ')
          .find((each) => each.startsWith('__Host-wardbook=')),
      ),
    ).toBe(id);
    expect((await browser.back(answer)).to).toBe(refused('stale'));

    const late = await browser.atProvider(await browser.begin());
    council.pass(10 * 60 * 1000 + 1);
    expect((await browser.back(late)).to).toBe(refused('stale'));
  });

  it('with a code that the identity provider does not know', async () => {
    await somebody();
    const answer = new URL(await browser.atProvider(await browser.begin()));
    answer.searchParams.set('code', 'guess');
    expect((await browser.back(answer.href)).to).toBe(refused('stale'));
  });

  it('by a page of somebody else, nor is led to an address from outside', async () => {
    const foreign = await browser.ask(councilSignInPath('desk'), { 'sec-fetch-site': 'cross-site' });
    expect([foreign.to, foreign.cookies]).toEqual(['/desk', []]);
    for (const to of ['https://evil.example', '//evil.example', '/desk/../evil', 'tab.evil']) {
      const state = encodeURIComponent(`${to}.x`);
      const { to: led } = await browser.back(`${redirectUri}?state=${state}&to=${encodeURIComponent(to)}`);
      expect(led).toMatch(/^\/(desk|signed-in)#sign-in=stale$/);
    }
  });

  it('by guessing on and on', async () => {
    const answers: string[] = [];
    for (let i = 0; i < 31; i += 1) answers.push((await browser.back(`${redirectUri}?state=desk.${i}`)).to);
    expect(answers.at(-1)).toBe(refused('busy'));
  });
});

describe('an identity provider that is down', () => {
  it('stops neither the start nor a password, says so, and is found once it answers', async () => {
    const late = await identityProviderOnHold({ redirectUri, proves: 'client_secret_basic', tells: true });
    const [mine, theirs] = [council, idp];
    [council, idp] = [await councilWith(late), late];
    try {
      const { id, email, account } = await somebody();
      expect((await new Visitor().ask(councilSignInPath('tab'))).to).toBe(refused('unreachable', 'tab'));
      expect((await council.ask(signIn, { body: { email, password: PASSWORD } })).statusCode).toBe(200);

      await late.start();
      const browser = new Visitor();
      const answer = await browser.atProvider(await browser.begin());
      await late.stop();
      expect((await browser.back(answer)).to).toBe(refused('unreachable'));
      // Said here, and not by a browser that finds nobody there.
      expect((await browser.ask(councilSignInPath('desk'))).to).toBe(refused('unreachable'));

      await late.start();
      late.atDoor = account;
      expect(await whoIs((await new Visitor().signIn()).session)).toBe(id);
      await late.stop();
    } finally {
      await council.close();
      [council, idp] = [mine, theirs];
    }
  });
});

it('an identity provider whose addresses are the council’s own need not say that they are confirmed', async () => {
  const { id: clientId, secret: clientSecret } = CLIENT;
  const provider = identityProvider({ issuer: idp.issuer, clientId, clientSecret, trustsEmail: true }, redirectUri);
  const checks = { state: 'a', nonce: 'b', verifier: 'c'.repeat(43) };
  const told = async (email_verified?: boolean) => {
    idp.atDoor = {
      sub: 'silent',
      email: 'Jo.Reed@eastmere.example',
      ...(email_verified !== undefined && { email_verified }),
    };
    const back = await new Visitor().atProvider((await provider.address(checks, false)).href);
    return (await provider.account(new URL(back), checks)).email;
  };
  expect(await told()).toBe('jo.reed@eastmere.example');
  expect(await told(false)).toBeUndefined();
});
