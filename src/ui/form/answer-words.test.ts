import { expect, test } from 'vitest';
import type { Field } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import { answerWords } from './answer-words.ts';

const world = { now: '2026-11-23T09:30:00.000Z', items: () => [{ value: 'w1', label: 'CPW 26-7K-0412' }] };
const choices = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Beta' },
];
const base = { key: 'k', label: 'K' };
const checklist: Field = {
  ...base,
  input: 'checklist',
  answers: [{ value: 'action', label: 'Action' }],
  noteFor: ['action'],
  areas: [{ key: 'front', label: 'Front door', items: [{ key: 'lock', label: 'Lock' }] }],
};
const rows: Field = {
  ...base,
  input: 'rows',
  noun: 'row',
  add: 'Add',
  fields: [
    { key: 'type', label: 'Type', input: 'choice', choices },
    { key: 'by', label: 'By', input: 'date', when: { field: 'type', is: ['b'] } },
  ],
};

test.each<[string, Field, Json, string]>([
  [
    'parts of an item, by their words or their number alone',
    { ...base, input: 'parts', list: 'papers', of: 'paper' },
    [{ number: 2, words: 'Clear the yard' }, { number: 3 }],
    '2. Clear the yard\nNumber 3',
  ],
  ['a choice by its label', { ...base, input: 'choice', choices }, 'b', 'Beta'],
  ['a choice of an older form by its value', { ...base, input: 'choice', choices }, 'gone', 'gone'],
  ['choices in one line', { ...base, input: 'choices', choices }, ['a', 'b'], 'Alpha, Beta'],
  ['a count with its unit', { ...base, input: 'count', unit: 'needle' }, 1, '1 needle'],
  ['an amount of money', { ...base, input: 'count', unit: '£' }, 1250, '£1,250'],
  ['a large count', { ...base, input: 'count', unit: 'needle' }, 1500, '1,500 needles'],
  ['a date in full', { ...base, input: 'date' }, '2026-12-01', '1 December 2026'],
  ['half a date as it stands', { ...base, input: 'date' }, '2026-12-', '2026-12-'],
  [
    'a moment being filled in',
    { ...base, input: 'moment' },
    { mode: 'day', from: { day: '2026-11-22', time: '' } },
    '22 Nov',
  ],
  [
    'rows with what each shows',
    rows,
    [
      { type: 'a', by: '2026-12-01' },
      { type: 'b', by: '2026-12-01' },
    ],
    '1. Alpha\n2. Beta · 1 December 2026',
  ],
  [
    'a checklist by its lines',
    checklist,
    { lock: { answer: 'action', note: 'BS 3621' } },
    'Front door, lock: action, BS 3621',
  ],
  ['an item by its reference', { ...base, input: 'item', list: 'warnings' }, 'w1', 'CPW 26-7K-0412'],
  ['photos without the signature', { ...base, input: 'photos' }, [{ role: 'photo' }, { role: 'signature' }], '1 photo'],
  ['nothing for a cleared answer', { ...base, input: 'line' }, null, ''],
])('%s', (_, field, answer, words) => {
  expect(answerWords(field, answer, world)).toBe(words);
});

test('a place by its name, pin and ward', () => {
  const place = {
    name: 'River Steps',
    position: { lat: 51.2, lon: 0.5 },
    accuracy: 8,
    grid: 'TQ 7591 5553',
    ward: 'High Street',
  };
  expect(answerWords({ ...base, input: 'place' }, place, world)).toBe(
    'River Steps\nTQ 7591 5553 · within 8 m\nHigh Street ward',
  );
});
