// A needle find from the home screen with one thumb and no signal; First aid; and the crew that answers by its link.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Council, openCouncil } from './hands/council.ts';
import { type Desk, inboxLine, leaveDesk, manager, signIn, takeDesk } from './hands/desk.ts';
import { heading } from './hands/form.ts';
import { expectLedger, lock, logNeedles, openTab, type Phone, unlock } from './hands/phone.ts';
import { pictureFile } from './hands/picture.ts';

let council: Council;
let phone: Phone;
let desk: Desk;

beforeAll(async () => {
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
  desk = await takeDesk({ bypassCSP: true });
});
afterAll(async () => {
  if (desk) await leaveDesk(desk);
  await council?.close();
});

const SMALLEST_TARGET = 44;
const MOST_TAPS = 6;

test('the form and the record page are read in before the first tap, while the home screen is looked at', async () => {
  await phone.page.waitForFunction(() => {
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['BeginRecord', 'Record'].every((page) => scripts.some((name) => name.includes(`/assets/${page}-`)));
  });
});

test('is saved in six taps with no signal, photo and all', async () => {
  const { page, context } = phone;
  await context.setOffline(true);
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(SMALLEST_TARGET);
    await target.click();
  };
  await tap(page.getByRole('link', { name: 'Needle find', exact: true }));
  await tap(page.getByRole('button', { name: '5', exact: true }));
  await tap(page.locator('label.segment', { hasText: 'Made safe' }));
  const chooser = page.waitForEvent('filechooser');
  await tap(page.locator('label.photo-pick', { hasText: 'Take a photo' }));
  await (await chooser).setFiles(pictureFile('needles.png'));
  await page.locator('.photos img').waitFor();
  await tap(page.getByRole('button', { name: 'Continue' }));
  await heading(page, 'Check your answers').waitFor();
  // The check is honest: everything that was taken as it stood is said.
  const said = await page.getByRole('main').innerText();
  for (const words of ['5 needles', 'Discarded', 'Used', 'Made safe', '1 photo', 'Now']) expect(said).toContain(words);
  await tap(page.getByRole('button', { name: 'Save', exact: true }));
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
  expect(taps).toBeLessThanOrEqual(MOST_TAPS);
  await context.setOffline(false);
});

test('offers what was found near here before another is saved, and adds to it', async () => {
  const { page } = phone;
  await openTab(page, 'Home');
  await page.getByRole('link', { name: 'Needle find', exact: true }).click();
  await page.getByText(/^TQ/).first().waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Already recorded near here' }).waitFor();
  await page.getByRole('button', { name: 'Add to that one' }).click();
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
  await page.getByText('6 found', { exact: false }).first().waitFor();
});

const FIRST_AID = 'Wash with soap and running water';

test('answers with first aid at once from lock, home and form, and keeps an injury to itself', async () => {
  const { page, context } = phone;
  await context.setOffline(true);
  await lock(page);
  await page.getByRole('link', { name: 'First aid' }).click();
  await page.getByText(FIRST_AID).waitFor();
  await page.getByRole('link', { name: 'Record an injury' }).click();
  await unlock(page);
  await page.getByLabel('What happened').fill('Pricked through the glove');
  await page.locator('label.segment', { hasText: 'On the way there' }).click();
  await page.locator('label.segment', { hasText: 'Needle find' }).first().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(page, 'Incident').waitFor();
  await context.setOffline(false);

  await openTab(page, 'Home');
  await page.getByRole('link', { name: 'First aid' }).click();
  await page.getByText(FIRST_AID).waitFor();
  await openTabAfterBack(page);
  await page.getByRole('link', { name: 'Needle find', exact: true }).click();
  await page.getByRole('link', { name: 'First aid' }).click();
  await page.getByText(FIRST_AID).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Continue' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();

  await openTab(page, 'Records');
  await page.getByRole('link', { name: /Incident/ }).waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('Pricked');
});

async function openTabAfterBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back' }).click();
  await heading(page, 'Wardbook').waitFor();
}

test('is removed by a crew through a link that shows just their job', async () => {
  await logNeedles(phone.page, 'Behind the bandstand');
  await expectLedger(phone.page, { saved: 4, received: 4, waiting: 0 });
  const { page } = desk;
  await signIn(page, council.url, manager);
  await inboxLine(page, /Behind the bandstand/).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const [url, code] = [await page.locator('.job-link').innerText(), await page.locator('.code').innerText()];

  const crew = await desk.context.newPage();
  await crew.setViewportSize({ width: 390, height: 844 });
  await crew.goto(url);
  await crew.getByLabel('Code').fill('000000');
  await crew.getByRole('button', { name: 'Open the job' }).click();
  await crew.getByRole('alert').waitFor();
  await crew.getByLabel('Code').fill(code);
  await crew.getByRole('button', { name: 'Open the job' }).click();
  await crew.getByText('Behind the bandstand').waitFor();
  const broken = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await crew.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: crew }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    broken.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id} ${nodes[0]?.html}`));
  }
  expect(broken).toEqual([]);
  expect(crew.url()).toBe(url.replace(/#.*/, ''));
  await crew.reload();
  await crew.getByLabel('Crew or vehicle').fill('Van 4');
  await crew.getByLabel('Photo').setInputFiles(pictureFile('removed.jpg'));
  await crew.getByRole('button', { name: 'Send' }).click();
  await crew.getByText('Removed. Thank you', { exact: false }).waitFor();
  await crew.close();
});
