// The whole path of the product, once: from the set-up link to a correction read at the desk, with the network really off in the middle.
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { daysFromToday, exampleOf, today } from './hands/answers.ts';
import {
  addPerson,
  coordinator,
  type Desk,
  giveCode,
  inboxLine,
  leaveDesk,
  officer,
  openPlace,
  setUpCouncil,
  signIn,
  takeDesk,
} from './hands/desk.ts';
import { fillForm, heading, sayDay } from './hands/form.ts';
import {
  begin,
  enrol,
  expectLedger,
  goOn,
  lock,
  openRecord,
  openTab,
  type Phone,
  save,
  takePhone,
  unlock,
} from './hands/phone.ts';
import { pictureFile } from './hands/picture.ts';
import { REQUEST_HEADER } from '#protocol/endpoint.ts';
import { tellOnFailure } from './hands/told.ts';

let server: TestServer;
let wire: TcpProxy;
let desk: Desk;
let phone: Phone;
let code = '';
let paper = '';

beforeAll(async () => {
  const port = await freePort();
  wire = await startTcpProxy(port);
  server = await startServer({ port, env: { PUBLIC_URL: wire.url } });
  desk = await takeDesk();
});

/** Off for the pages by the browser, and for its workers too by the wire itself. */
const goOffline = async () => {
  wire.cut();
  await phone.context.setOffline(true);
};
const goOnline = async () => {
  wire.restore();
  await phone.context.setOffline(false);
};

beforeEach(() =>
  tellOnFailure(
    () => phone?.page,
    () => desk.page,
  ),
);
afterAll(async () => {
  await phone?.context.close();
  await desk.context.close();
  await wire.close();
  await server[Symbol.asyncDispose]();
  for (const profile of [phone?.profile, desk.profile])
    if (profile) await rm(profile, { recursive: true, force: true });
});

test('the manager sets the council up, adds two people and gets a code for a phone', async () => {
  await setUpCouncil(desk.page, server);
  await addPerson(desk.page, coordinator);
  await addPerson(desk.page, officer);
  code = await giveCode(desk.page);
  expect(code).toMatch(/^\w{4}-\w{4}$/);
});

test('the officer enrols the phone, and it opens cold with no network', async () => {
  phone = await takePhone(wire.url);
  await enrol(phone.page, { code, ...officer });
  await phone.context.close();
  wire.cut();
  phone = await takePhone(wire.url, { profile: phone.profile, offline: true });
  await heading(phone.page, 'Locked').waitFor();
  await unlock(phone.page);
  await phone.page.getByRole('link', { name: 'Needle find' }).waitFor();
});

test('offline: a warning, the check when its time was over, and the notice that follows it in the same thread', async () => {
  const { page } = phone;
  await begin(page, 'Warning or notice');
  await fillForm(page, ['notice', 'new'], {
    logged: exampleOf('notice', 'logged'),
    'warning-issued': exampleOf('notice', 'warning-issued', { complianceDate: daysFromToday(-1) }),
    'warning-served': exampleOf('notice', 'warning-served'),
  });
  await sayDay(page, daysFromToday(-14));
  const handed = await handOver(page, /^Open or share CPW/);
  expect(handed).toMatchObject({ name: expect.stringMatching(/^CPW-\d\d-\w+-0001\.pdf$/), start: '%PDF-1.7' });
  await save(page);
  await page.getByText('Warning served').first().waitFor();
  // The very file that was handed over is the one that is kept.
  expect(await handOver(page, /^Open or share CPW/)).toEqual(handed);
  paper = handed.sha256;

  await goOn(page, 'Record compliance');
  const stillMet = [{ met: 'not-met' }, { met: 'met' }];
  await fillForm(page, ['notice', 'check'], {
    checked: exampleOf('notice', 'checked', { evidenceOn: today(), requirements: stillMet }),
  });
  await save(page);

  await goOn(page, 'Start the notice');
  const {
    requirements: _,
    explanation: __,
    ...notice
  } = exampleOf('notice', 'notice-issued', {
    evidenceOn: today(),
    consultations: [{ who: 'Housing association', on: today(), how: 'By telephone' }],
  });
  await fillForm(page, ['notice', 'notice'], {
    'notice-issued': notice,
    'notice-served': exampleOf('notice', 'notice-served'),
  });
  await save(page);
  for (const step of ['Warning issued', 'Warning served', 'Compliance check', 'Notice issued', 'Notice served'])
    await page.locator('.timeline-done .timeline-title', { hasText: step }).waitFor();
});

test('offline: an encampment whose form was left half written, and a visit to it', async () => {
  const { page } = phone;
  await begin(page, 'Encampment');
  await page.getByRole('button', { name: 'Continue' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await summary.getByRole('link', { name: 'Say whose land it is' }).waitFor();
  await page.getByLabel('Where it is, in words').fill('Mill Meadow');

  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Draft: Encampment, Mill Meadow/ }).waitFor();
  await page.reload();
  await unlock(page);
  await page.getByRole('link', { name: /^Draft: Encampment, Mill Meadow/ }).click();
  expect(await page.getByLabel('Where it is, in words').inputValue()).toBe('Mill Meadow');
  await fillForm(page, ['encampment', 'new'], {
    logged: exampleOf('encampment', 'logged', { place: { name: 'Mill Meadow' } }),
  });
  await save(page);

  await goOn(page, 'Record a visit');
  await fillForm(page, ['encampment', 'visit'], { visited: exampleOf('encampment', 'visited') });
  await save(page);
  await page.locator('.timeline-done .timeline-title', { hasText: 'Visit' }).waitFor();
});

test('offline: a needle find with its pin and a photo', async () => {
  const { page } = phone;
  await begin(page, 'Needle find');
  await page.getByText('Within 8 m').waitFor();
  await page.getByLabel('Choose photos').setInputFiles(pictureFile('steps.png'));
  await page.getByText('Kept on this phone').waitFor();
  await fillForm(page, ['needle-find', 'new'], { logged: exampleOf('needle-find', 'logged') });
  await save(page);
});

test('offline: a home visit with its checklist', async () => {
  const { page } = phone;
  await begin(page, 'Home visit');
  await fillForm(page, ['sanctuary', 'new'], { logged: exampleOf('sanctuary', 'logged') });
  await save(page);
  await goOn(page, 'Record the visit');
  await fillForm(page, ['sanctuary', 'visit'], { visited: exampleOf('sanctuary', 'visited') });
  await save(page);
});

const titles = [/^Noise, Wallis Avenue/, /^Encampment, Mill Meadow/, /^Needle find, River Steps/, /^Home visit/];

test('offline: each stands in the lists, in its thread and in the outbox, and the ledger adds up', async () => {
  const { page } = phone;
  for (const title of titles) {
    await openRecord(page, title);
    await page.locator('.timeline-detail', { hasText: 'on this phone' }).first().waitFor();
  }
  await expectLedger(page, { saved: 11, received: 0, waiting: 11 });
  for (const title of titles) await page.getByRole('main').getByRole('link', { name: title }).first().waitFor();
});

test('online and locked: the outbox drains by itself, and each record then says that the council has it', async () => {
  const { page } = phone;
  await desk.page
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click();
  await desk.page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));
  await lock(page);
  await page.getByText('11 entries waiting').waitFor();
  await goOnline();
  await page.getByText('Nothing is waiting to be sent.').waitFor();
  await unlock(page);
  await expectLedger(page, { saved: 11, received: 11, waiting: 0 });
  for (const title of titles) {
    await openRecord(page, title);
    await page.locator('.timeline-detail', { hasText: 'the council has it' }).first().waitFor();
    await expect.poll(() => page.locator('.timeline-detail', { hasText: 'on this phone' }).count()).toBe(0);
  }
});

test('the manager sees them arrive without reloading, opens each with its whole thread, and accepts one', async () => {
  const { page } = desk;
  await inboxLine(page, /^Encampment, Mill Meadow/).waitFor();
  expect(await page.locator('body').getAttribute('data-not-reloaded')).toBe('yes');
  await expect.poll(() => inboxLine(page, /./).count()).toBe(3);
  const threads: [RegExp, number][] = [
    [/^Encampment, Mill Meadow/, 2],
    [/^Needle find, River Steps/, 1],
    [/^Noise, Wallis Avenue/, 6],
  ];
  for (const [title, entries] of threads) {
    await inboxLine(page, title).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await expect.poll(() => page.locator('.timeline-done').count()).toBe(entries);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Paper \d, warning issued/ }).click(),
  ]);
  expect(await sha256Of(download)).toBe(paper);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.locator('.chip', { hasText: 'Accepted' }).waitFor();
});

test('a record returned with a comment on an answer reaches the officer, who corrects it offline', async () => {
  await inboxLine(desk.page, /^Needle find, River Steps/).click();
  await desk.page.getByRole('button', { name: 'Return with comments' }).click();
  await desk.page.getByRole('button', { name: 'Comment on How many' }).click();
  await desk.page.getByLabel('Comment on How many').fill('The crew counted nine');
  await desk.page.getByRole('button', { name: `Return to ${officer.name}` }).click();
  await desk.page.locator('.chip', { hasText: 'Returned, waiting for the officer' }).waitFor();

  const { page } = phone;
  await goOffline();
  await goOnline();
  await openTab(page, 'Home');
  await page.getByRole('link', { name: /^Returned: Needle find/ }).waitFor();
  await goOffline();
  await page.getByRole('link', { name: /^Returned: Needle find/ }).click();
  await page.getByText('Morgan Manager asks you to correct this').waitFor();
  await page.getByText('The crew counted nine').first().waitFor();
  await page.getByRole('link', { name: 'Correct it' }).click();
  await page.getByRole('spinbutton', { name: 'How many' }).fill('9');
  await page.getByRole('button', { name: 'Continue' }).click();
  await heading(page, 'Check your answers').waitFor();
  await save(page);
  await expectLedger(page, { saved: 12, received: 11, waiting: 1 });
});

test('the correction arrives by itself, marked as changed since the return', async () => {
  await goOnline();
  await expectLedger(phone.page, { saved: 12, received: 12, waiting: 0 });
  const { page } = desk;
  await page.getByRole('button', { name: 'Show what arrived' }).click();
  await page.getByRole('heading', { name: 'Changed since it was returned' }).waitFor();
  await page.getByText('How many: was 7 needles, now 9 needles').waitFor();
  await page.getByRole('button', { name: 'Accept the change' }).click();
  await page.locator('.chip', { hasText: 'Accepted' }).waitFor();
});

test('the home visit is with the coordinator named on it, and nowhere for the manager', async () => {
  const { page } = desk;
  await openPlace(page, 'Records');
  await page.getByText('3 found, newest first').waitFor();
  await page.getByLabel('Words').fill('home');
  await page.getByText('0 found').waitFor();
  for (const path of ['inbox?kind=sanctuary', 'records?kind=sanctuary', 'inbox', 'records']) {
    const answer = await ask(page, `/api/desk/${path}`);
    expect(answer).toMatch(/^200 .*"total":/);
    expect(answer).not.toMatch(/sanctuary|Home visit/);
  }
  expect(await ask(page, '/api/desk/export?kind=sanctuary')).toMatch(/^4\d\d /);
  await openRecord(phone.page, /^Home visit/);
  const id = new URL(phone.page.url()).pathname.split('/').at(-1) ?? '';
  expect(await ask(page, `/api/desk/records/${id}`)).toMatch(/^40[34] /);

  const other = await takeDesk();
  try {
    await signIn(other.page, wire.url, coordinator);
    await inboxLine(other.page, /^Home visit/).click();
    await other.page.locator('.timeline-done').nth(1).waitFor();
    await other.page.getByRole('button', { name: 'Return with comments' }).click();
    await other.page.getByLabel('What should be corrected?').fill('Which lock?');
    await other.page.getByRole('button', { name: `Return to ${officer.name}` }).click();
    await other.page.locator('.chip', { hasText: 'Returned, waiting for the officer' }).waitFor();
  } finally {
    await leaveDesk(other);
  }
  await goOffline();
  await goOnline();
  await phone.page.getByText('Casey Coordinator asks you to correct this').waitFor();
});

test('its works go to an installer by a link, whose answer the coordinator finds on it', async () => {
  const { page } = phone;
  await openRecord(page, /Home visit/);
  await goOn(page, 'Order works');
  await fillForm(page, ['sanctuary', 'order'], { 'works-ordered': exampleOf('sanctuary', 'works-ordered') });
  await save(page);
  await goOn(page, 'Book the works');
  const booking = exampleOf('sanctuary', 'works-booked', { from: today() });
  await fillForm(page, ['sanctuary', 'book'], { 'works-booked': booking });
  await save(page);
  await expectLedger(page, { saved: 14, received: 14, waiting: 0 });
  await openRecord(page, /Home visit/);
  await page.getByRole('button', { name: /^Make a link: Booked for/ }).click();
  const [url, oneTime] = [await page.locator('.job-link').innerText(), await page.locator('.code').innerText()];

  const other = await takeDesk();
  try {
    const installer = await other.context.newPage();
    await installer.goto(url);
    await installer.getByLabel('Code').fill(oneTime);
    await installer.getByRole('button', { name: 'Open the job' }).click();
    await installer.getByText('12 Sample Street, Eastmere').waitFor();
    expect([await installer.title(), installer.url()]).toEqual(['Home visit', `${wire.url}/job`]);
    await installer.getByLabel('Partly done').check();
    // Left for a while, or for another page: nothing of the home stays on it.
    await installer.evaluate(() => dispatchEvent(new Event('pagehide')));
    await installer.getByRole('button', { name: 'Show it again' }).waitFor();
    expect(await installer.locator('html').innerText()).not.toContain('Sample Street');
    await installer.getByRole('button', { name: 'Show it again' }).click();
    await installer.getByLabel(/^1[.] Front door/).check();
    await installer.getByLabel('Why not').fill('The cylinder was too short');
    await installer.getByLabel('There are no new keys').check();
    await installer.getByRole('button', { name: 'Send' }).click();
    await installer.getByRole('link', { name: 'Say whether the escape route still works.' }).waitFor();
    await installer.getByRole('group', { name: 'Escape route still works' }).getByLabel('Yes').check();
    await installer.getByRole('button', { name: 'Send' }).click();
    await installer.getByText('The council has your answer. Thank you.').waitFor();

    await signIn(other.page, wire.url, coordinator);
    await inboxLine(other.page, /^Home visit/).click();
    await other.page.getByText(/showed the address, last .* Opened 2 times so far/).waitFor();
    await other.page.getByText('The installer could not do all of it.', { exact: false }).waitFor();
    await other.page.getByText(/^Job [0-9A-F]{6} .* answered/).waitFor();
  } finally {
    await leaveDesk(other);
  }
});

/** Opens a paper as an officer does where the system has no sheet to share with: the file and its name. */
async function handOver(page: Page, name: RegExp) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  const start = (await readFile(await download.path())).subarray(0, 8).toString('latin1');
  return { name: download.suggestedFilename(), start, sha256: await sha256Of(download) };
}

const sha256Of = async (download: Download): Promise<string> =>
  createHash('sha256')
    .update(await readFile(await download.path()))
    .digest('hex');

/** What the API answers to the signed-in person of the page: "status body". */
const ask = (page: Page, path: string): Promise<string> =>
  page.evaluate(
    async ([url, header]) => {
      const answer = await fetch(url, { headers: { [header]: '1' } });
      return `${answer.status} ${await answer.text()}`;
    },
    [path, REQUEST_HEADER] as const,
  );
