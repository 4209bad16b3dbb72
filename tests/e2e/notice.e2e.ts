// A case from the first warning to an unpaid penalty, written on a phone with no network, each step by the form that is offered;
// the weeks between are the days that the officer gives. Then the network comes back and the council has all of it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/json.ts';
import { daysFromToday, exampleOf } from './hands/answers.ts';
import { type Council, openCouncil } from './hands/council.ts';
import { fillForm, sayDay } from './hands/form.ts';
import { begin, expectLedger, goOn, openRecord, type Phone, save } from './hands/phone.ts';
import { tellOnFailure } from './hands/told.ts';

let council: Council;
let phone: Phone;

beforeAll(async () => {
  council = await openCouncil();
  phone = await council.takeEnrolledPhone();
});
beforeEach(() => tellOnFailure(() => phone?.page));
afterAll(() => council.close());

const STOP = 'Stop playing music that can be heard outside at night';
const YARD = 'Clear the yard of waste';
const required = (due: number) => [
  { type: 'stop', text: STOP },
  { type: 'do', text: YARD, due: daysFromToday(due) },
];
const found = [
  { requirement: STOP, met: 'not-met' },
  { requirement: YARD, met: 'not-met' },
];
const both = [
  { number: 1, words: STOP },
  { number: 2, words: YARD },
];
const byHand = { method: 'by-hand', handedTo: 'Sam Example', signatureOutcome: 'refused' };
const without = (body: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));

/** Fills in the form that a step opens, dated so many days from today, and saves it. */
async function step(flow: string, day: number, bodies: Readonly<Record<string, JsonObject>>): Promise<void> {
  await fillForm(phone.page, ['notice', flow], bodies);
  await sayDay(phone.page, daysFromToday(day));
  await save(phone.page);
}

const stands = (words: string) => phone.page.locator('main .chip', { hasText: words }).first().waitFor();

test('warning, notice, appeal, breach and penalty are written with no network, and none before its day', async () => {
  const { page } = phone;
  council.wire.cut();
  await phone.context.setOffline(true);

  await begin(page, 'Warning or notice');
  await step('new', -80, {
    logged: exampleOf('notice', 'logged'),
    'warning-issued': exampleOf('notice', 'warning-issued', {
      requirements: required(-60),
      complianceDate: daysFromToday(-60),
    }),
    'warning-served': exampleOf('notice', 'warning-served', byHand),
  });
  await stands('Warning served');

  await goOn(page, 'Record compliance');
  await step('check', -58, {
    checked: exampleOf('notice', 'checked', { evidenceOn: daysFromToday(-58), requirements: found }),
  });
  await stands('Still continuing');

  await goOn(page, 'Start the notice');
  await step('notice', -57, {
    'notice-issued': without(
      exampleOf('notice', 'notice-issued', {
        evidenceOn: daysFromToday(-58),
        requirements: required(-40),
        continuing: found,
        complianceDate: daysFromToday(-40),
        endsOn: daysFromToday(300),
        consultations: [{ who: 'Housing association', on: daysFromToday(-58) }],
      }),
      'explanation',
    ),
    'notice-served': exampleOf('notice', 'notice-served', byHand),
  });
  await stands('Notice in force');

  await goOn(page, 'Record an appeal');
  await step('appeal', -50, { 'appeal-lodged': exampleOf('notice', 'appeal-lodged', { requirements: both }) });
  await stands('Under appeal');
  // “Stop” holds although it is appealed; “do” has no effect, and cannot be breached.
  await page.getByText('In force, under appeal').waitFor();
  await page.getByText('No effect while the appeal runs (s.46(3))').waitFor();

  await goOn(page, 'Record how the appeal ended');
  await step('appeal-ended', -35, {
    'appeal-ended': exampleOf('notice', 'appeal-ended', { requirements: required(-20) }),
  });
  await stands('Notice in force');

  await goOn(page, 'Record a breach');
  await step('breach', -18, {
    'breach-suspected': exampleOf('notice', 'breach-suspected', { requirements: both.slice(1) }),
    'breach-evidenced': exampleOf('notice', 'breach-evidenced'),
  });
  await stands('Breach to decide');

  await goOn(page, 'Give a fixed penalty');
  await step('penalty', -15, {
    'penalty-issued': exampleOf('notice', 'penalty-issued', { offenceOn: daysFromToday(-18) }),
    'penalty-served': exampleOf('notice', 'penalty-served', byHand),
  });
  await stands('Fixed penalty given');

  await goOn(page, 'Record that it was not paid');
  await step('unpaid', 0, { 'penalty-unpaid': {} });
  await stands('Penalty unpaid');
});

test('with the network back the council has every entry, and nothing is held or without effect', async () => {
  const { page } = phone;
  council.wire.restore();
  await phone.context.setOffline(false);
  await expectLedger(page, { saved: 13, received: 13, waiting: 0 });
  await openRecord(page, /^Noise/);
  await stands('Penalty unpaid');
  expect(await page.locator('.timeline-attention').count()).toBe(0);
});
