// The forgotten passphrase in real browsers: ten wrong tries, the manager's approval, a new passphrase, and the draft is there.
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Council, openCouncil } from './hands/council.ts';
import { type Desk, manager, officer, openPlace, signIn, takeDesk } from './hands/desk.ts';
import { heading } from './hands/form.ts';
import { begin, lock, openTab, type Phone, unlock } from './hands/phone.ts';
import { tellOnFailure } from './hands/told.ts';

const DRAFT = /^Draft:/;
const FRESH = 'quiet orchard lantern';
const CHANGED = 'seven tall paper boats';

let council: Council;
let desk: Desk;
let phone: Phone;

beforeAll(async () => {
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
  desk = await takeDesk();
  await signIn(desk.page, council.url, manager);
});
beforeEach(() =>
  tellOnFailure(
    () => phone?.page,
    () => desk?.page,
  ),
);
afterAll(async () => {
  await desk.context.close();
  await rm(desk.profile, { recursive: true, force: true });
  await council.close();
});

test('after ten wrong tries the lock screen leads to the council', async () => {
  const { page } = phone;
  await begin(page, 'Needle find');
  await page.getByRole('spinbutton').first().fill('7');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: DRAFT }).waitFor();
  await lock(page);
  for (let i = 0; i < 10; i++) {
    await unlock(page, `wrong passphrase ${i}`);
    if (i < 9) await page.getByText(i === 8 ? 'One try is left' : `${9 - i} tries are left`).waitFor();
  }
  await page.getByRole('link', { name: 'Ask to be let in' }).click();
  await heading(page, 'Forgotten passphrase').waitFor();
});

test('the officer asks, and the manager finds it at the top of People and phones', async () => {
  const { page } = phone;
  await page.getByLabel('Email address').fill(officer.email);
  await page.getByLabel('Password').fill(officer.password);
  await page.getByRole('button', { name: 'Ask my manager' }).click();
  await heading(page, 'Your manager has been asked').waitFor();

  await openPlace(desk.page, 'People and phones');
  await desk.page.getByRole('heading', { name: `${officer.name} has forgotten the passphrase` }).waitFor();
  await desk.page.getByRole('button', { name: `Approve the phone of ${officer.name}` }).click();
  await desk.page.getByText('neither you nor anybody here sees them').waitFor();
  await desk.page.getByRole('button', { name: 'Let them in again' }).click();
  await desk.page.getByRole('heading', { name: /has forgotten/ }).waitFor({ state: 'detached' });
});

test('a new passphrase opens the notebook, with the draft in it', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'Look again' }).click();
  await heading(page, 'Choose a new passphrase').waitFor();
  await page.getByLabel('Password').fill(officer.password);
  await page.getByLabel('New passphrase').fill(FRESH);
  await page.getByLabel('The same again').fill(FRESH);
  await page.getByRole('button', { name: 'Open my notebook' }).click();
  await heading(page, 'Wardbook').waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  await page.getByRole('link', { name: DRAFT }).click();
  await expect.poll(() => page.getByRole('spinbutton').first().inputValue()).toBe('7');
  await page.getByRole('button', { name: 'Close' }).click();
});

test('the passphrase can be changed on Me, and the new one unlocks', async () => {
  const { page } = phone;
  await openTab(page, 'Me');
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await page.getByLabel('Passphrase of now').fill(FRESH);
  await page.getByLabel('New passphrase').fill(CHANGED);
  await page.getByLabel('The same again').fill(CHANGED);
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await page.getByText('It is changed').waitFor();
  await lock(page);
  await unlock(page, CHANGED);
  await openTab(page, 'Home');
  await heading(page, 'Wardbook').waitFor();
});
