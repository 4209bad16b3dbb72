// What an officer does with the phone, in the officer's words.
import type { Page } from 'playwright-core';
import { type Browser, launchBrowser, phone } from '../../support/chromium.ts';
import { eventually } from '../../support/eventually.ts';
import { heading } from './form.ts';

const PASSPHRASE = 'three mild green lamps';

const PATIENCE_MS = 90_000;

export type Phone = Browser & { readonly page: Page };
export type PhoneOptions = NonNullable<Parameters<typeof launchBrowser>[0]>;

/** A phone-sized browser whose position is known; with a profile it is the same phone, opened cold. */
export async function takePhone(url: string, options: PhoneOptions = {}): Promise<Phone> {
  const browser = await launchBrowser({
    ...phone,
    permissions: ['geolocation'],
    geolocation: { latitude: 51.273, longitude: 0.519, accuracy: 8 },
    ...options,
  });
  browser.context.setDefaultTimeout(PATIENCE_MS);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(url);
  return { ...browser, page };
}

interface Enrolling {
  readonly code: string;
  readonly email: string;
  readonly password: string;
}

/** First start: the code, the sign-in, the passphrase; and waits until the app needs the network no more. */
export async function enrol(page: Page, { code, email, password }: Enrolling): Promise<void> {
  await page.getByLabel('Your one-time code').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Finish' }).click();
  await heading(page, 'Wardbook').waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

export async function lock(page: Page): Promise<void> {
  await openTab(page, 'Me');
  await page.getByRole('button', { name: 'Lock now' }).click();
  await heading(page, 'Locked').waitFor();
}

export const openTab = (page: Page, name: 'Home' | 'Records' | 'Map' | 'Outbox' | 'Me'): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${name}\\b`) })
    .click();

/** One of the big actions of the home screen. */
export async function begin(page: Page, title: string): Promise<void> {
  await openTab(page, 'Home');
  await page.getByRole('link', { name: title, exact: true }).click();
}

export async function openRecord(page: Page, title: RegExp): Promise<void> {
  await openTab(page, 'Records');
  await page.getByRole('main').getByRole('link', { name: title }).first().click();
}

/** A next step offered by the record that is open. */
export const goOn = (page: Page, action: string): Promise<void> =>
  page.getByRole('link', { name: action, exact: true }).click();

/** Saves from the check-answers page; saved is what the record's own page then shows. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
}

/** What the browser tells a page after a dead spot: that it may try again now. */
export async function signalReturns({ context }: Pick<Phone, 'context'>): Promise<void> {
  await context.setOffline(true);
  await context.setOffline(false);
}

/** Saved, received, waiting, needs you: as the outbox counts them, with the sum it prints. */
export async function readLedger(page: Page): Promise<{ readonly figures: readonly number[]; readonly words: string }> {
  await openTab(page, 'Outbox');
  const ledger = page.locator('.ledger');
  // The words are waited for; figures asked for before the outbox has counted would be none at all.
  const words = await ledger.locator('p').innerText();
  const figures = await ledger.locator('dd').allInnerTexts();
  return { figures: figures.map(Number), words };
}

/** Waits until the outbox counts so, and says that nothing is missing. */
export const expectLedger = (
  page: Page,
  wanted: { readonly saved: number; readonly received: number; readonly waiting: number },
): Promise<void> =>
  eventually(
    `a ledger of ${JSON.stringify(wanted)}`,
    async () => {
      const { figures, words } = await readLedger(page);
      const [saved, received, waiting] = figures;
      const same = saved === wanted.saved && received === wanted.received && waiting === wanted.waiting;
      return same && words.includes('Nothing is missing');
    },
    { within: PATIENCE_MS, every: 200 },
  ).then(() => undefined);

/** The shortest way to one saved entry: a needle find at a place in words. */
export async function logNeedles(page: Page, place: string): Promise<void> {
  await begin(page, 'Needle find');
  await page.getByLabel('Where it is, in words').fill(place);
  await page.getByRole('button', { name: 'Continue' }).click();
  await save(page);
}
