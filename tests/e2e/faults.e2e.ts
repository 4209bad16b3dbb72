// What goes wrong in the street and at the council: each a plain sentence, and nothing lost.
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LONGEST_SIDE } from '#device/image.ts';
import { SESSION_COOKIE } from '#server/people/sessions.ts';
import { eventually } from '../support/eventually.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { leaveDesk, officer, takeDesk } from './hands/desk.ts';
import { heading } from './hands/form.ts';
import {
  begin,
  expectLedger,
  lock,
  logNeedles,
  openRecord,
  openTab,
  type Phone,
  readLedger,
  save,
  signalReturns,
  takePhone,
  unlock,
} from './hands/phone.ts';
import { pictureFile } from './hands/picture.ts';
import { tellOnFailure } from './hands/told.ts';

let council: Council;
let phone: Phone;
let page: Page;
let storage: CDPSession | undefined;

beforeAll(async () => {
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
  page = phone.page;
});
beforeEach(() => tellOnFailure(() => page));
afterAll(async () => {
  await phone?.context.close();
  await council?.close();
});

/** How many finds at this place the manager sees. */
const found = async (place: string): Promise<number> =>
  (await council.headings()).filter((title) => title === `Needle find, ${place}`).length;

/** All that was saved so far has been received, and nothing waits. */
const allReceived = async (): Promise<void> => {
  const saved = (await readLedger(page)).figures[0];
  if (!saved) throw new Error('The outbox counts nothing that was saved');
  await expectLedger(page, { saved, received: saved, waiting: 0 });
};

test('a wrong passphrase says how many tries are left; first aid answers locked and offline', async () => {
  await lock(page);
  council.wire.cut();
  await phone.context.setOffline(true);
  await unlock(page, 'three mild green lumps');
  await page.getByText('That is not the passphrase. 9 tries are left').waitFor();
  await unlock(page, 'three mild green limps');
  await page.getByText('That is not the passphrase. 8 tries are left').waitFor();
  await page.getByRole('link', { name: 'First aid' }).click();
  await page.getByText('Encourage it to bleed').waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await unlock(page);
  await openTab(page, 'Home');
  council.wire.restore();
  await phone.context.setOffline(false);
});

test('two tabs save at the same moment: both are kept, in one ledger', async () => {
  const other = await phone.context.newPage();
  await other.goto(council.url);
  await unlock(other);
  const tabs: [Page, string][] = [
    [page, 'North Bank'],
    [other, 'South Bank'],
  ];
  for (const [tab, place] of tabs) {
    await begin(tab, 'Needle find');
    await tab.getByLabel('Where it is, in words').fill(place);
    await tab.getByRole('button', { name: 'Continue' }).click();
    await heading(tab, 'Check your answers').waitFor();
  }
  await Promise.all(tabs.map(([tab]) => save(tab)));
  await other.close();
  await expectLedger(page, { saved: 2, received: 2, waiting: 0 });
  expect([await found('North Bank'), await found('South Bank')]).toEqual([1, 1]);
});

test('a captive portal that answers 200 is not the council: nothing is ever said to be sent', async () => {
  council.wire.portal('<html><title>Station wi-fi</title><p>Sign in to go on');
  await logNeedles(page, 'Station Steps');
  await expectLedger(page, { saved: 3, received: 2, waiting: 1 });
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByText('Something else answered in place of the council').waitFor();
  await expectLedger(page, { saved: 3, received: 2, waiting: 1 });
  expect(await found('Station Steps')).toBe(0);
  council.wire.restore();
  await signalReturns(phone);
  await allReceived();
  expect(await found('Station Steps')).toBe(1);
});

test('the answer is lost after the council has committed: it is sent again, and counts once', async () => {
  const lost = council.wire.loseNextAnswer(/^POST \/api\/sync\/push/);
  await logNeedles(page, 'Lost Lane');
  await lost;
  expect(await found('Lost Lane')).toBe(1);
  await allReceived();
  expect(await found('Lost Lane')).toBe(1);
});

test.each([
  ['as the push goes up', 'up', 'Kill Yard'],
  ['as the answer comes down', 'down', 'Kill Court'],
] as const)('the server is killed %s: every entry counts exactly once', async (_, way, place) => {
  council.wire.cut();
  for (const number of [1, 2, 3]) await logNeedles(page, `${place} ${number}`);
  const before = council.wire.carried()[way];
  council.wire.restore();
  // Time enough for an answer to be under way and never arrive.
  if (way === 'down') council.wire.delay(200);
  await signalReturns(phone);
  await eventually('the push to be under way', () => council.wire.carried()[way] > before, { every: 1 });
  await council.server.kill();
  council.wire.restore();
  await council.server.start();
  await signalReturns(phone);
  await allReceived();
  expect(await Promise.all([1, 2, 3].map((number) => found(`${place} ${number}`)))).toEqual([1, 1, 1]);
});

test('the session is over: sending goes on, signing in is asked for, and the form is not touched', async () => {
  await loseCookies({ name: SESSION_COOKIE });
  await logNeedles(page, 'Session Street');
  await allReceived();
  expect(await found('Session Street')).toBe(1);

  await begin(page, 'Encampment');
  await page.getByLabel('Where it is, in words').fill('Unfinished Green');
  await signalReturns(phone);
  await openTabBeside(async (other) => {
    await other.getByText('Sign in to see what the council sent').waitFor();
    await other.getByRole('link', { name: 'Sign in' }).click();
    await other.getByLabel(`Password of ${officer.email}`).fill(officer.password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('Signed in for 12 hours.').waitFor();
  });
  expect(await page.getByLabel('Where it is, in words').inputValue()).toBe('Unfinished Green');
  await page.getByRole('button', { name: 'Close' }).click();
});

test('the browser lost all its cookies: what is saved waits, says why, and goes once its person has signed in', async () => {
  await loseCookies();
  await logNeedles(page, 'Cookie Close');
  await openTab(page, 'Home');
  await page.getByText('Sign in so that what you saved can go').waitFor();
  expect(await found('Cookie Close')).toBe(0);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel(`Password of ${officer.email}`).fill(officer.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Signed in for 12 hours.').waitFor();
  await allReceived();
  expect(await found('Cookie Close')).toBe(1);
});

/** With the wire cut meanwhile: an answer that is under way would bring its cookie back. */
async function loseCookies(which?: { readonly name: string }): Promise<void> {
  council.wire.cut();
  await phone.context.clearCookies(which);
  council.wire.restore();
  await signalReturns(phone);
}

/** Another tab of the same phone, for what an officer looks at while a form is open. */
async function openTabBeside(look: (other: Page) => Promise<void>): Promise<void> {
  const other = await phone.context.newPage();
  await other.goto(council.url);
  await unlock(other);
  await look(other);
  await other.close();
}

test('what is no photo is refused plainly; 48 megapixels are kept, and made small enough to send', async () => {
  await begin(page, 'Needle find');
  await page.getByLabel('Where it is, in words').fill('Picture Place');
  const photos = page.getByLabel('Choose photos');
  await photos.setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
  await page.getByText('This file is empty. Take the photo again.').waitFor();
  await photos.setInputFiles({
    name: 'notes.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('Meeting notes, page one'),
  });
  await page.getByText('This is not a photo.').waitFor();
  await photos.setInputFiles(pictureFile('large.png', 8000, 6000));
  // At once, as one does on a pavement: a page is not left while its photo is still being kept.
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('1 photo', { exact: true }).waitFor();
  await save(page);
  await openTab(page, 'Outbox');
  await page.getByText(/Photos and papers: (\d+) of \1 received/).waitFor();

  await openRecord(page, /^Needle find, Picture Place/);
  await page.getByRole('button', { name: /photo/i }).first().click();
  const picture = page.locator('img.photo-large');
  await picture.waitFor();
  const width = await eventually('the picture to be drawn', () =>
    picture
      .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
      .then((wide) => wide > 0 && wide),
  );
  expect(width).toBe(LONGEST_SIDE);
});

test('a full phone says so before it opens; it opens, and saves, as soon as there is room for words', async () => {
  await phone.context.close();
  phone = await takePhone('about:blank', { profile: phone.profile });
  page = phone.page;
  // Before anything is asked of the storage: a running browser trusts for a while what it knew of the space.
  await leaveRoom(1);
  await page.goto(council.url);
  await unlock(page);
  await page.getByText('This phone is full, so the notebook cannot open. Nothing is lost.').waitFor();
  await leaveRoom();
  await unlock(page);
  await openTab(page, 'Home');
});

test('a phone that fills up under a form: the form stays with a plain sentence, and is saved when there is room', async () => {
  await begin(page, 'Needle find');
  const place = page.getByLabel('Where it is, in words');
  await place.fill('Full Field');
  await leaveRoom(1);
  await eventually(
    'the browser to notice that there is no room',
    async () => {
      await place.fill((await place.inputValue()) === 'Full Field' ? 'Full Fields' : 'Full Field');
      return page.getByText('Not kept as a draft').isVisible();
    },
    { within: 120_000, every: 1000 },
  );
  await place.fill('Full Field');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Not saved', { exact: true }).waitFor();
  await page.getByText('This phone is full, so this was not saved.').first().waitFor();
  await page.getByText('Full Field').waitFor();
  await leaveRoom();
  await save(page);
  await allReceived();
  expect(await found('Full Field')).toBe(1);
});

/** The most bytes that this origin may store; without a number, as many as there are. Lasts as long as its session. */
async function leaveRoom(quotaSize?: number): Promise<void> {
  storage ??= await phone.context.newCDPSession(page);
  await storage.send('Storage.overrideQuotaForOrigin', { origin: council.url, ...(quotaSize && { quotaSize }) });
}

test('plain http under another name: a page that says which address is the right one', async () => {
  const stranger = await takeDesk({ args: ['--host-resolver-rules=MAP wardbook.example 127.0.0.1'] });
  await stranger.page.goto(`http://wardbook.example:${council.wire.port}/`);
  await stranger.page.getByText('Wardbook is at another address').first().waitFor();
  expect(await stranger.page.getByRole('link').getAttribute('href')).toBe(`${council.url}/`);
  await leaveDesk(stranger);
});
