import { expect, it } from 'vitest';
import { ledgerWords } from './ledger-words.ts';

const ledger = {
  saved: 212,
  received: 208,
  waiting: 3,
  attention: 1,
  discarded: 0,
  photos: { taken: 60, received: 57 },
};

it('prints the sum that holds', () => {
  expect(ledgerWords(ledger)).toBe('212 = 208 + 3 + 1. Nothing is missing. Photos and papers: 57 of 60 received.');
});

it('names what a person discarded', () => {
  expect(ledgerWords({ ...ledger, received: 206, discarded: 2, photos: { taken: 0, received: 0 } })).toBe(
    '212 = 206 + 3 + 1 + 2 discarded. Nothing is missing.',
  );
});

it('says so when the sum does not hold', () => {
  expect(ledgerWords({ ...ledger, received: 200 })).toContain('does not add up');
});
