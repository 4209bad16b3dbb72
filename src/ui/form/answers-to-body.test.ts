import { expect, test } from 'vitest';
import type { FormPage } from '#domain/field.ts';
import type { Moment } from '#domain/moment.ts';
import { answersOf, bodyOf } from './answers-to-body.ts';

const now: Moment = { from: '2026-11-23T09:30:00.000Z', precision: 'exact', typed: false };
const photo = {
  id: '0198c0de-0000-7000-8000-000000000001',
  sha256: 'a'.repeat(64),
  size: 9,
  type: 'image/jpeg',
  role: 'photo',
};
const signature = { ...photo, id: '0198c0de-0000-7000-8000-000000000002', role: 'signature' };

const pages: readonly FormPage[] = [
  {
    title: 'Who',
    fields: [
      { key: 'who', label: 'Who', input: 'choice', choices: [] },
      { key: 'company', label: 'Company', input: 'line', when: { field: 'who', is: ['body'] } },
      { key: 'notes', label: 'Notes', input: 'text', optional: true },
      { key: 'conduct', label: 'Conduct', input: 'text' },
      { key: 'since', label: 'Since', input: 'moment' },
    ],
  },
  {
    title: 'What',
    fields: [
      {
        key: 'requirements',
        label: 'Requirements',
        input: 'rows',
        noun: 'requirement',
        add: 'Add',
        fields: [
          { key: 'type', label: 'Type', input: 'choice', choices: [] },
          { key: 'by', label: 'By', input: 'date', when: { field: 'type', is: ['do'] } },
        ],
      },
      { key: 'place', label: 'Place', input: 'place', optional: true },
      { key: 'signature', label: 'Signature', input: 'signature', when: { field: 'who', is: ['person'] } },
      { key: 'attachments', label: 'Photos', input: 'photos', optional: true },
    ],
  },
];
const whole = {
  who: 'person',
  conduct: 'Noise',
  since: { from: '2026-11-22T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z', precision: 'day', typed: true },
  requirements: [{ type: 'stop' }, { type: 'do', by: '2026-12-01' }],
  signature: signature.id,
  attachments: [photo, signature],
  reference: 'CPW 26-7K-0412',
};

test('a body goes through a form unchanged, with what no question asks', () => {
  expect(bodyOf(pages, answersOf(pages, whole), now)).toEqual(whole);
});

test('what another answer hides is left out of the body, also inside a row', () => {
  const answers = {
    ...answersOf(pages, whole),
    company: 'Left behind',
    requirements: [{ type: 'stop', by: '2026-12-01' }],
  };
  const body = bodyOf(pages, answers, now);
  expect(body).not.toHaveProperty('company');
  expect(body.requirements).toEqual([{ type: 'stop' }]);
});

test('what is blank is left out where it may be, and blank where it must be given', () => {
  const body = bodyOf(pages, { who: 'body', company: '', notes: '  ', conduct: '', place: { name: '' } }, now);
  expect(body).toEqual({ who: 'body', conduct: '', requirements: [] });
});

test('a cleared answer is no answer', () => {
  expect(bodyOf(pages, { who: null, conduct: 'x' }, now)).not.toHaveProperty('who');
});

test('a signature goes with its question, photos with theirs', () => {
  expect(bodyOf(pages, { ...answersOf(pages, whole), who: 'body' }, now).attachments).toEqual([photo]);
});

test('a half-given time stays as it was typed, so that the schema refuses it', () => {
  const since = { mode: 'time', from: { day: '2026-11-23', time: '' } };
  expect(bodyOf(pages, { since }, now).since).toEqual(since);
});

test('a group that must have a row begins with one', () => {
  expect(answersOf(pages, {}).requirements).toEqual([{}]);
});
