import { expect, test } from 'vitest';
import { z } from 'zod';
import type { FormPage } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { type Moment, momentSchema } from '#domain/moment.ts';
import { lineSchema } from '#domain/text.ts';
import { checkStep } from './check-step.ts';

const now: Moment = { from: '2026-11-23T09:30:00.000Z', precision: 'exact', typed: false };
const pages: readonly FormPage[] = [
  {
    title: 'Form',
    fields: [
      { key: 'who', label: 'Who', input: 'line' },
      { key: 'count', label: 'How many', input: 'count', missing: 'Count them' },
      { key: 'day', label: 'Day', input: 'date' },
      { key: 'since', label: 'Since', input: 'moment' },
      {
        key: 'rows',
        label: 'Rows',
        input: 'rows',
        noun: 'row',
        add: 'Add',
        fields: [{ key: 'text', label: 'Text', input: 'line' }],
      },
    ],
  },
];
const body: z.ZodType<JsonObject> = z
  .strictObject({
    who: lineSchema('Say who'),
    count: z.int(),
    day: z.iso.date(),
    since: momentSchema,
    rows: z.array(z.strictObject({ text: lineSchema('Write the text') })).min(1, 'Add a row'),
  })
  .refine(({ who }) => who !== 'nobody', 'Somebody must be named');
const step = { type: 'logged', entry: 'e', title: 'Form', pages, body };
const messages = (answers: JsonObject) =>
  checkStep(step, answers, now).problems.map(({ id, message }) => [id, message]);

test('every problem is in words, once a control, in the order of the questions', () => {
  expect(messages({ rows: [{ text: 'a' }, { text: '' }] })).toEqual([
    ['logged.who', 'Say who'],
    ['logged.count', 'Count them'],
    ['logged.day', 'Answer “Day”'],
    ['logged.since', 'Say when'],
    ['logged.rows.1.text', 'Write the text'],
  ]);
});

test('no message speaks to programmers', () => {
  const answers = {
    who: 'x',
    count: 1.5,
    day: '2026-02-31',
    since: { mode: 'time', from: { day: '2026-11-23', time: '9' } },
    rows: [],
  };
  expect(messages(answers)).toEqual([
    ['logged.count', 'Enter a whole number for “How many”'],
    ['logged.day', 'Enter a real date, for example 27 3 2026'],
    ['logged.since', 'Enter a time, for example 09:30'],
    ['logged.rows', 'Add a row'],
  ]);
});

test('a rule about several answers leads to the first question', () => {
  const answers = { who: 'nobody', count: 1, day: '2026-11-23', since: { mode: 'now' }, rows: [{ text: 'a' }] };
  expect(messages(answers)).toEqual([['logged.who', 'Somebody must be named']]);
});

test('a whole form gives the parsed body', () => {
  const answers = { who: ' Ann ', count: 1, day: '2026-11-23', since: { mode: 'now' }, rows: [{ text: 'a' }] };
  expect(checkStep(step, answers, now)).toEqual({
    problems: [],
    body: { who: 'Ann', count: 1, day: '2026-11-23', since: now, rows: [{ text: 'a' }] },
  });
});

test('an item of a checklist is named by its own question', () => {
  const checklist = z.strictObject({
    lock: z.strictObject({ answer: z.string() }),
    exit: z.strictObject({ answer: z.string() }),
  });
  const visit = {
    ...step,
    body: z.strictObject({ list: checklist }),
    pages: [
      {
        title: 'Checklist',
        fields: [
          {
            key: 'list',
            label: 'Checklist',
            input: 'checklist',
            answers: [],
            noteFor: [],
            areas: [
              {
                key: 'doors',
                label: 'Doors',
                items: [
                  { key: 'lock', label: 'Lock' },
                  { key: 'exit', label: 'Way out works', mustAnswer: true },
                ],
              },
            ],
          },
        ],
      },
    ],
  } as const;
  expect(checkStep(visit, { list: { lock: { answer: 'sound' } } }, now).problems).toEqual([
    { id: 'logged.list.exit', key: 'list', message: 'Answer “Way out works”' },
  ]);
});
