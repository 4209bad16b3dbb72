import { expect, test } from 'vitest';
import { nothingWords } from './nothing-words.ts';

test('nothing is called due only by a phone that has heard from the council', () => {
  expect(nothingWords({ contact: 'never', phase: 'idle' })).toMatch(/^Asking/);
  expect(nothingWords({ contact: 'no-signal', phase: 'working' })).toMatch(/^Asking/);
  expect(nothingWords({ contact: 'no-signal', phase: 'idle' })).toMatch(/has come from the council/);
  expect(nothingWords({ contact: 'no-signal', phase: 'idle', lastPull: 1 })).toMatch(/^Nothing is due today/);
  expect(nothingWords({ contact: 'reached', phase: 'working' })).toMatch(/^Asking/);
});
