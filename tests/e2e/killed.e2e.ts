// A phone that dies at any instant, twenty times: what it said was saved is there once, and what it said was kept is there too.
import type { Page } from 'playwright-core';
import { setTimeout as instant } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chanceOf } from '../sync/chance.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { heading } from './hands/form.ts';
import {
  begin,
  expectLedger,
  openTab,
  type Phone,
  readLedger,
  signalReturns,
  takePhone,
  unlock,
} from './hands/phone.ts';

const KILLS = 20;
const SEED = 20_261_123;
// How far into its last step the phone lives: where it dies goes by what was done, however slow the machine is.
const LAST_STEP_MS = 150;
const NOTE = 'Behind the bench, two capped, one not, children near';
const WORDS = NOTE.split(' ');
const STEPS = WORDS.length + 5;

let council: Council;
let phone: Phone;

beforeAll(async () => {
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
  // A browser writes new cookies to its disk within half a minute, or when it is closed.
  await phone.context.close();
  phone = await takePhone(council.url, { profile: phone.profile });
  await unlock(phone.page);
});
afterAll(async () => {
  await phone?.context.close();
  await council?.close();
});

interface Attempt {
  readonly place: string;
  /** What stood in the notes when the app last said that it had kept them. */
  kept: string;
  /** The app has said that it is saved. */
  saved: boolean;
}

/** Types and saves as an officer does, and pauses after each step. */
async function* logFind(page: Page, attempt: Attempt, waits: () => boolean): AsyncGenerator<undefined, void> {
  await begin(page, 'Needle find');
  yield;
  await page.getByLabel('Where it is, in words').fill(attempt.place);
  yield;
  const notes = page.getByLabel('Notes');
  for (const [index, word] of WORDS.entries()) {
    await notes.pressSequentially(`${index > 0 ? ' ' : ''}${word}`);
    if (waits()) {
      await page.getByText('Draft kept.').waitFor();
      attempt.kept = WORDS.slice(0, index + 1).join(' ');
    }
    yield;
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  yield;
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  yield;
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
  attempt.saved = true;
}

/** How many records the phone shows for a place. */
async function recordsOf(page: Page, place: string): Promise<number> {
  await openTab(page, 'Records');
  await page.getByLabel('Search this phone').fill(place);
  await page.getByText(/^(\d+ records?, newest first|Nothing on this phone matches)$/).waitFor();
  return page
    .getByRole('main')
    .getByRole('link', { name: `Needle find, ${place}` })
    .count();
}

test(`killed ${KILLS} times while typing and saving`, async () => {
  const { below } = chanceOf(SEED);
  const attempts: Attempt[] = [];
  const losses: string[] = [];
  council.wire.cut();
  for (let kill = 0; kill < KILLS; kill++) {
    const attempt: Attempt = { place: `Kill number ${kill}.`, kept: '', saved: false };
    attempts.push(attempt);
    // Of its own: how far the last step gets is the machine's, and must not change what comes after.
    const chance = chanceOf(SEED + kill);
    const steps = logFind(phone.page, attempt, () => chance.below(4) === 0);
    // Some are saved whole and die right after, also where the last step is slower than the phone lives.
    for (let done = below(STEPS + 3); done > 0; done--) await steps.next();
    // The phone dies under its hands, so what they were doing fails too.
    const working = steps.next().catch(() => undefined);
    await Promise.race([working, instant(below(LAST_STEP_MS))]);
    const { saved: wasSaved, kept: safe } = attempt;
    await phone.kill();
    await working;

    phone = await takePhone(council.url, { profile: phone.profile });
    await unlock(phone.page);
    const records = await recordsOf(phone.page, attempt.place);
    if (records > 1 || (wasSaved && records === 0))
      losses.push(`${attempt.place} ${records} records, saved: ${wasSaved}`);
    attempt.saved = records === 1;
    if (records === 0 && safe !== '') {
      await openTab(phone.page, 'Home');
      await phone.page.getByRole('link', { name: `Draft: Needle find, ${attempt.place}` }).click();
      const notes = phone.page.getByLabel('Notes');
      const check = heading(phone.page, 'Check your answers');
      await notes.or(check).first().waitFor();
      // A draft opens where it was left.
      if (await check.isVisible()) await phone.page.getByRole('button', { name: 'Back' }).click();
      const kept = await notes.inputValue();
      if (!NOTE.startsWith(kept) || kept.length < safe.length)
        losses.push(`${attempt.place} kept “${kept}” of “${safe}”`);
      await phone.page.getByRole('button', { name: 'Close' }).click();
    }
  }

  expect(losses).toEqual([]);
  const saved = attempts.filter((attempt) => attempt.saved).map(({ place }) => `Needle find, ${place}`);
  const { figures } = await readLedger(phone.page);
  expect(figures[0]).toBe(saved.length);
  council.wire.restore();
  // Not the button: what is sent by itself meanwhile takes it away.
  await signalReturns(phone);
  await expectLedger(phone.page, { saved: saved.length, received: saved.length, waiting: 0 });
  expect([...(await council.headings())].toSorted()).toEqual(saved.toSorted());
  // A run in which nothing was ever cut short, or nothing ever saved, has shown nothing.
  expect(saved.length).toBeGreaterThan(0);
  expect(saved.length).toBeLessThan(KILLS);
}, 600_000);
