import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Field, FormPage } from '#domain/field.ts';
import { type FormStep, shownFields, shownPages } from './form-step.ts';

const a: Field = { key: 'a', label: 'A', input: 'line' };
const b: Field = { key: 'b', label: 'B', input: 'line', when: { field: 'a', is: ['yes'] } };
const c: Field = { key: 'c', label: 'C', input: 'line', when: { field: 'b', is: ['yes'] } };
const desk: Field = { key: 'd', label: 'D', input: 'line', desk: true };
const pages: readonly FormPage[] = [
  { title: 'One', fields: [a, b] },
  { title: 'Two', fields: [c] },
  { title: 'Three', fields: [desk] },
];
const step: FormStep = { type: 'logged', entry: 'e', title: 'Logged', pages, body: z.record(z.string(), z.json()) };

test('a question is shown by an answer that is shown itself', () => {
  expect(shownFields(pages, { a: 'yes', b: 'yes' })).toEqual([a, b, c, desk]);
  expect(shownFields(pages, { a: 'yes' })).toEqual([a, b, desk]);
});

test('an answer left behind a closed question opens nothing', () => {
  expect(shownFields(pages, { a: 'no', b: 'yes' })).toEqual([a, desk]);
});

test('a page without a question is not walked through, and the desk is asked more than the phone', () => {
  const titles = (asker: 'phone' | 'desk') =>
    shownPages([step], { logged: { a: 'no' } }, asker).map(({ page }) => page.title);
  expect(titles('phone')).toEqual(['One']);
  expect(titles('desk')).toEqual(['One', 'Three']);
});

test('the desk asks for no signature', () => {
  const photos: Field = { key: 'attachments', label: 'Photos', input: 'photos' };
  const asked = (asker: 'phone' | 'desk') =>
    shownPages([{ ...step, pages: [{ title: 'One', fields: [a, photos] }] }], {}, asker).flatMap(
      ({ fields }) => fields,
    );
  expect(asked('phone')).toEqual([a, photos]);
  expect(asked('desk')).toEqual([a, photos]);
});
