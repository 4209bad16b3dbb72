// Fills any form of any kind with a body, question by question, through the controls that a person sees.
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { Field } from '#domain/field.ts';
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts';
import { partWords, readParts } from '#domain/part.ts';
import { kindNamed } from '#kinds/registry.ts';
import { answersOf } from '#ui/form/answers-to-body.ts';
import { askedSteps, type FormAnswers, type FormStep, rowsOf, shownInRow, shownPages } from '#ui/form/form-step.ts';
import { whenOf } from '#ui/when-answer.ts';

/** Walks from the first page to "Check your answers"; what a body leaves out stays as the form has it. `look` sees each page once it is filled in. */
export async function fillForm(
  page: Page,
  [kind, flow]: readonly [string, string],
  bodies: FormAnswers,
  look?: (title: string) => Promise<void>,
): Promise<void> {
  const steps = stepsOf(kind, flow);
  const answers = Object.fromEntries(steps.map(({ type, pages }) => [type, answersOf(pages, bodies[type] ?? {})]));
  for (const { step, page: asked, fields } of shownPages(askedSteps(steps, answers), answers, 'phone')) {
    await heading(page, asked.title).waitFor();
    for (const field of fields) await answer(page.locator('main'), field, answers[step.type]?.[field.key]);
    await look?.(asked.title);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await heading(page, 'Check your answers').waitFor();
}

/** "When was it …?" on the check-answers page, as a whole day. */
export async function sayDay(page: Page, day: string): Promise<void> {
  const card = page.locator('.card').first();
  await card.getByRole('button', { name: /^Change/ }).click();
  await card.locator('input[value="day"]').check();
  await fillDate(card.getByRole('group', { name: 'Date', exact: true }), day);
}

export const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, level: 1, exact: true });

function stepsOf(kindName: string, flowName: string): readonly FormStep[] {
  const kind = kindNamed(kindName);
  const flow = kind?.flows.find(({ name }) => name === flowName);
  if (!kind || !flow) throw new Error(`There is no form ${kindName}/${flowName}`);
  return flow.types.flatMap((type) => {
    const entry = kind.entries[type];
    return entry ? [{ ...entry, type, entry: type, onlyWhen: flow.onlyWhen?.[type] }] : [];
  });
}

async function answer(scope: Locator, field: Field, value: Json | undefined): Promise<void> {
  if (value === undefined) return;
  const group = scope.getByRole('group', { name: labelOf(field) });
  const control = scope.getByLabel(labelOf(field));
  switch (field.input) {
    case 'line':
    case 'text':
    case 'container':
      return control.fill(wordsOf(value));
    case 'count':
      return scope.getByRole('spinbutton', { name: labelOf(field) }).fill(wordsOf(value));
    case 'checkbox':
      return scope.getByRole('checkbox', { name: labelOf(field) }).setChecked(value === true);
    case 'choice':
      return choose(group, wordsOf(value));
    case 'choices':
      for (const each of z.array(z.string()).parse(value)) await checkbox(group, field, each).check();
      return;
    case 'date':
      return fillDate(group, wordsOf(value));
    case 'moment':
      return fillMoment(group, value);
    case 'place':
      return fillPlace(scope, field, value);
    case 'rows':
      return fillRows(group, field, value);
    case 'checklist':
      return fillChecklist(scope, field, isJsonObject(value) ? value : {});
    case 'parts':
      for (const part of readParts(value)) await group.getByRole('checkbox', { name: partWords(part) }).check();
      return;
    // The only item there is chooses itself; photos and signatures are given by the hand.
    case 'record':
    case 'item':
    case 'items':
    case 'photos':
    case 'signature':
      return;
  }
}

/** Only words and numbers can be typed. */
function wordsOf(value: Json | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  throw new Error(`Cannot be typed: ${JSON.stringify(value)}`);
}

const labelOf = ({ label }: Field): RegExp => new RegExp(`^${escaped(label)}( \\(optional\\))?$`);
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const choose = (group: Locator, value: string): Promise<void> =>
  group.locator(`input[value="${value}"]`).first().check();

function checkbox(
  group: Locator,
  field: Extract<Field, { readonly input: 'choice' | 'choices' }>,
  value: string,
): Locator {
  const label = field.choices.find((choice) => choice.value === value)?.label ?? value;
  return group.getByRole('checkbox', { name: new RegExp(`^${escaped(label)}`) });
}

async function fillDate(group: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await group.getByLabel('Day', { exact: true }).fill(date);
  await group.getByLabel('Month', { exact: true }).fill(month);
  await group.getByLabel('Year', { exact: true }).fill(year);
}

async function fillMoment(group: Locator, value: Json): Promise<void> {
  const when = whenOf(value);
  if (!when) throw new Error(`Not a time: ${JSON.stringify(value)}`);
  await choose(group, when.mode);
  const parts = [
    { label: when.mode === 'range' ? 'From' : 'Date', local: when.from },
    { label: 'To', local: when.to },
  ];
  for (const [index, { label, local }] of parts.entries()) {
    if (!local || when.mode === 'now') continue;
    await fillDate(group.getByRole('group', { name: label, exact: true }), local.day);
    if (local.time) await group.getByLabel('Time', { exact: true }).nth(index).fill(local.time);
  }
}

async function fillPlace(scope: Locator, field: Field, value: Json): Promise<void> {
  const name = isJsonObject(value) ? wordsOf(value.name ?? '') : '';
  const words = scope.getByLabel('Where it is, in words');
  const other = scope.getByRole('radio', { name: 'Other', exact: true });
  await words.or(other).first().waitFor();
  if (await other.isVisible()) await other.check();
  await words
    .or(scope.getByRole('textbox', { name: labelOf(field) }))
    .first()
    .fill(name);
}

async function fillRows(group: Locator, field: Extract<Field, { readonly input: 'rows' }>, value: Json): Promise<void> {
  for (const [index, row] of rowsOf(value).entries()) {
    const section = group.getByRole('region', { name: `${field.noun} ${index + 1}`, exact: true });
    if ((await section.count()) === 0) await group.getByRole('button', { name: field.add }).click();
    for (const inner of shownInRow(field.fields, row)) await answer(section, inner, row[inner.key]);
  }
}

async function fillChecklist(
  scope: Locator,
  field: Extract<Field, { readonly input: 'checklist' }>,
  lines: JsonObject,
): Promise<void> {
  for (const area of field.areas) {
    const items = area.items.filter(({ key }) => lines[key] !== undefined);
    if (items.length > 0) await choose(scope.getByRole('group', { name: labelOf(field) }), area.key);
    for (const { key, label } of items) {
      const line = lines[key];
      const group = scope.getByRole('group', { name: label, exact: true });
      if (!isJsonObject(line)) continue;
      await choose(group, wordsOf(line.answer));
      if (typeof line.note === 'string') await group.locator('..').getByLabel('What is needed').fill(line.note);
    }
  }
}
