import { expect, test } from 'vitest';
import { withinSentence } from './choice.ts';

test.each([
  ['Seen by us', 'seen by us'],
  ['Referred to Kent Police', 'referred to Kent Police'],
  ['I saw or heard it', 'I saw or heard it'],
  ['ASB', 'ASB'],
  ['A neighbour', 'a neighbour'],
])('a label keeps its names inside a sentence: %s', (label, within) => {
  expect(withinSentence(label)).toBe(within);
});
