// Every screen of the phone and of the desk, light and dark: no rule of WCAG 2.2 AA broken, and nothing wider than the phone.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOf } from './hands/answers.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { type Desk, inboxLine, leaveDesk, manager, openPlace, signIn, takeDesk } from './hands/desk.ts';
import { fillForm, heading } from './hands/form.ts';
import { begin, lock, openRecord, openTab, type Phone, save, unlock } from './hands/phone.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const PHONE = { width: 390, height: 844 };
const NARROW = [390, 320];

let council: Council;
let phone: Phone;
let desk: Desk;

beforeAll(async () => {
  council = await openCouncil();
  // What examines a page is put into it as text, which the app's own policy rightly refuses.
  phone = await council.takeEnrolledPhone({ bypassCSP: true });
  desk = await takeDesk({ bypassCSP: true });
});
afterAll(async () => {
  if (desk) await leaveDesk(desk);
  await council?.close();
});

/** One line for every broken rule: where, which, on what. */
async function problemsOf(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const before = page.viewportSize() ?? PHONE;
  // The whole page at once: what happens to lie half behind the tabs is not smaller for it.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...before, height: Math.max(before.height, height) });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours are all that the dark changes.
    const builder = new AxeBuilder({ page });
    const rules = colorScheme === 'dark' ? builder.withRules(['color-contrast']) : builder.withTags(RULES);
    const { violations } = await rules.analyze();
    for (const { id, nodes } of violations)
      found.push(`${name}, ${colorScheme}: ${id} on ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }
  await page.setViewportSize(before);
  return found;
}

async function widthsOf(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const before = page.viewportSize() ?? PHONE;
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${name}: ${wide} pixels too wide at ${width}`);
  }
  await page.setViewportSize(before);
  return found;
}

const examine = async (page: Page, name: string): Promise<readonly string[]> => [
  ...(await problemsOf(page, name)),
  ...(await widthsOf(page, name)),
];

test('the phone', async () => {
  const { page } = phone;
  const found: string[] = [];
  const look = async (name: string) => void found.push(...(await examine(page, name)));

  await look('home, empty');
  for (const tab of ['Records', 'Map', 'Outbox', 'Me'] as const) {
    await openTab(page, tab);
    await heading(page, tab).waitFor();
    await look(`${tab}, empty`);
  }
  for (const title of ['Warning or notice', 'Needle find', 'Encampment', 'Home visit']) {
    await begin(page, title);
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await look(`${title}, first page`);
    // A find needs no more than the pin, which the phone has put already.
    if (title !== 'Needle find') {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').first().waitFor();
      await look(`${title}, errors`);
    }
    await page.getByRole('button', { name: 'Back' }).click();
  }

  await begin(page, 'Warning or notice');
  await fillForm(
    page,
    ['notice', 'new'],
    {
      logged: exampleOf('notice', 'logged'),
      'warning-issued': exampleOf('notice', 'warning-issued'),
      'warning-served': exampleOf('notice', 'warning-served'),
    },
    (title) => look(`warning, ${title}`),
  );
  await look('check your answers');
  await save(page);
  await look('a warning');
  await begin(page, 'Home visit');
  await fillForm(page, ['sanctuary', 'new'], { logged: exampleOf('sanctuary', 'logged') });
  await save(page);
  await page.getByRole('link', { name: 'Record the visit' }).click();
  await fillForm(page, ['sanctuary', 'visit'], { visited: exampleOf('sanctuary', 'visited') }, (title) =>
    look(`visit, ${title}`),
  );
  await save(page);
  await look('a home visit');
  await page.getByRole('link', { name: 'Add a note' }).click();
  await heading(page, 'Add a note').waitFor();
  await look('a note');
  await openRecord(page, /^Noise/);
  await page.getByRole('link', { name: 'Correct an answer' }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await look('a correction');
  await page.getByRole('button', { name: 'Close' }).click();
  for (const tab of ['Home', 'Records', 'Map', 'Outbox'] as const) {
    await openTab(page, tab);
    await heading(page, tab === 'Home' ? 'Wardbook' : tab).waitFor();
    await look(`${tab}, with records`);
  }
  await lock(page);
  await look('locked');
  await page.getByRole('link', { name: 'First aid' }).click();
  await heading(page, 'First aid').waitFor();
  await look('first aid');
  await page.getByRole('button', { name: 'Back' }).click();
  await unlock(page);
  expect(found).toEqual([]);
}, 600_000);

test('first start on a phone', async () => {
  const stranger = await takeDesk({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  const { page } = stranger;
  await page.goto(council.url);
  await heading(page, 'Set up this phone').waitFor();
  const found = [...(await examine(page, 'the code'))];
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').waitFor();
  found.push(...(await examine(page, 'the code, wrong')));
  await leaveDesk(stranger);
  expect(found).toEqual([]);
});

test('the desk', async () => {
  const { page } = desk;
  const found: string[] = [];
  const look = async (name: string) => void found.push(...(await examine(page, name)));

  await page.goto(`${council.url}/desk`);
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  await look('sign in');
  await signIn(page, council.url, manager);
  for (const place of [
    'Inbox',
    'Records',
    'Map',
    'Hot spots',
    'Tables',
    'Import',
    'People and phones',
    'Settings',
    'Keys',
    'Audit',
  ]) {
    await openPlace(page, place);
    await page.locator('.sidebar-link[aria-current="page"]', { hasText: place }).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(place);
    if (place !== 'Settings') continue;
    for (const part of ['Places', 'Wards', 'Area map', 'Papers', 'How you work']) {
      await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: part }).click();
      await page.getByRole('heading', { name: part, level: 1 }).waitFor();
      await look(`settings, ${part}`);
    }
  }
  await openPlace(page, 'Keys');
  await page.getByRole('button', { name: 'Change the keys…' }).click();
  await page.getByRole('button', { name: 'Make new keys' }).click();
  await page.getByRole('alert').waitFor();
  await look('new keys, errors');
  await page.getByRole('button', { name: 'Go back' }).click();
  await openPlace(page, 'People and phones');
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByRole('button', { name: 'Add this person' }).click();
  await page.getByRole('alert').waitFor();
  await look('a new person, errors');
  await openPlace(page, 'Inbox');
  await inboxLine(page, /^Noise/).click();
  await page.getByRole('button', { name: 'Return with comments' }).click();
  await page.getByText('All its answers').first().click();
  await look('a record being returned');
  expect(found).toEqual([]);
}, 600_000);
