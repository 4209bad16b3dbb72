// Every kind's form, from the list: a new kind is tested by being listed.
import { describe, expect, test } from 'vitest';
import type { Moment } from '#domain/moment.ts';
import { type EntryType, kinds } from '#kinds/registry.ts';
import { answersOf } from '#ui/form/answers-to-body.ts';
import { checkStep } from '#ui/form/check-step.ts';
import { fieldId, type FormStep } from '#ui/form/form-step.ts';

const now: Moment = { from: '2026-11-23T09:30:00.000Z', precision: 'exact', typed: false };
const types = kinds.flatMap((kind) =>
  Object.entries(kind.entries).map(([name, type]) => ({ kind: kind.name, name, type })),
);
const stepOf = (name: string, type: EntryType): FormStep => ({ ...type, type: name, entry: 'entry' });

describe.each(types)('$kind $name', ({ name, type }) => {
  const step = stepOf(name, type);

  test('its example goes through the form and comes out the same', () => {
    const checked = checkStep(step, answersOf(type.pages, type.example), now);
    expect(checked).toEqual({ body: type.body.parse(type.example), problems: [] });
  });

  test('an empty form says what is missing in words, each at a control that is on the form', () => {
    const { problems } = checkStep(step, answersOf(type.pages, {}), now);
    const ids = type.pages.flatMap(({ fields }) => fields.map(({ key }) => fieldId(name, key)));
    for (const { id, message } of problems) {
      expect(message).not.toMatch(/expected|received|Invalid|undefined/);
      expect(
        ids.some((known) => id === known || id.startsWith(`${known}.`)),
        `${id}: ${message}`,
      ).toBe(true);
    }
  });
});

test('there are forms to test', () => {
  expect(types.length).toBeGreaterThan(1);
});
