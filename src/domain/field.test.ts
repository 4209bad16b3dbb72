import { describe, expect, it } from 'vitest';
import { choiceSchema, labelOf, unrecorded, yesNo } from './choice.ts';
import { isShown, missingMessage } from './field.ts';
import { sameJson } from './json.ts';
import { readerOf } from './readable.ts';
import { z } from 'zod';

describe('a condition', () => {
  const when = { field: 'type', is: ['body', true] };

  it('looks at another answer, one of several, or none', () => {
    expect(isShown({}, {})).toBe(true);
    expect(isShown({ when }, { type: 'body' })).toBe(true);
    expect(isShown({ when }, { type: ['individual', 'body'] })).toBe(true);
    expect(isShown({ when }, { type: true })).toBe(true);
    expect(isShown({ when }, { type: 'individual' })).toBe(false);
    expect(isShown({ when }, {})).toBe(false);
  });

  it('has words for a missing answer', () => {
    expect(missingMessage({ label: 'Age' })).toBe('Answer “Age”');
    expect(missingMessage({ label: 'Age', missing: 'Give the age' })).toBe('Give the age');
  });
});

describe('choices', () => {
  it('give the schema its values and the screen its words', () => {
    const choices = [...yesNo, unrecorded];
    expect(choiceSchema(choices, 'Say yes or no').safeParse('maybe').error?.issues[0]?.message).toBe('Say yes or no');
    expect(choiceSchema(choices, 'Say yes or no').parse('unrecorded')).toBe('unrecorded');
    expect(labelOf(choices, 'yes')).toBe('Yes');
    expect(labelOf(choices, undefined)).toBeUndefined();
  });
});

describe('a reader', () => {
  const read = readerOf(z.strictObject({ count: z.int(), place: z.string() }));

  it('gives what fits and drops what does not', () => {
    expect(read({ count: 7, place: 'River Steps' })).toEqual({ count: 7, place: 'River Steps' });
    expect(read({ count: 'seven', place: 'River Steps', colour: 'red' })).toEqual({ place: 'River Steps' });
    expect(read({})).toEqual({});
  });
});

describe('sameJson', () => {
  it('compares deeply, whatever the order of keys', () => {
    expect(sameJson({ a: [1, { b: null }], c: 2 }, { c: 2, a: [1, { b: null }] })).toBe(true);
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
    expect(sameJson(null, undefined)).toBe(false);
  });
});
