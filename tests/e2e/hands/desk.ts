// What manager, administrator and coordinator do at the desk, in their words.
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { type Role, roleTitles } from '#domain/role.ts';
import { type Browser, desk, launchBrowser } from '../../support/chromium.ts';
import type { TestServer } from '../../support/server.ts';

export const COUNCIL = 'Eastmere Borough Council';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

const person = (name: string, ...roles: readonly Role[]): Person => ({
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@eastmere.example`,
  password: `${name} likes long walks`,
  roles,
});

export const manager = person('Morgan Manager', 'manager', 'admin');
export const officer = person('Olive Officer', 'officer', 'assessor');
export const coordinator = person('Casey Coordinator', 'coordinator');

export type Desk = Browser & { readonly page: Page };

export async function takeDesk(options: Parameters<typeof launchBrowser>[0] = {}): Promise<Desk> {
  const browser = await launchBrowser({ ...desk, ...options });
  browser.context.setDefaultTimeout(90_000);
  return { ...browser, page: browser.context.pages()[0] ?? (await browser.context.newPage()) };
}

/** Closes the browser and forgets it. */
export async function leaveDesk({ context, profile }: Desk): Promise<void> {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}

/** Opens the link that the first start printed, names the council and makes the manager's account. */
export async function setUpCouncil(page: Page, server: TestServer): Promise<void> {
  await page.goto(await server.setUpLink());
  await page.getByLabel('Name of the council').fill(COUNCIL);
  await page.getByLabel('Your name').fill(manager.name);
  await page.getByLabel('Your email address').fill(manager.email);
  await page.getByLabel('Password', { exact: true }).fill(manager.password);
  await page.getByLabel('Password again').fill(manager.password);
  await page.getByRole('button', { name: 'Set up the council' }).click();
  await page.getByRole('link', { name: 'People and phones' }).first().waitFor();
}

export async function signIn(page: Page, url: string, { email, password }: Person): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Adds somebody and stays on their page. */
export async function addPerson(page: Page, { name, email, password, roles }: Person): Promise<void> {
  await openPlace(page, 'People and phones');
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Email address').fill(email);
  for (const [role, title] of Object.entries(roleTitles)) {
    const box = page.getByRole('checkbox', { name: new RegExp(`^${title}`) });
    await box.setChecked(roles.some((wanted) => wanted === role));
  }
  await page.getByLabel('First password').fill(password);
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** A one-time code for a phone of the person whose page is open. */
export async function giveCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Make a code' }).click();
  return page.locator('.code').innerText();
}

export const openPlace = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();

/** The line of a record in the inbox. */
export const inboxLine = (page: Page, heading: RegExp) => page.locator('a.row', { hasText: heading });
