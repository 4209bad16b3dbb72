import { expect, test } from 'vitest';
import { syncWords } from './sync-words.ts';

const sight = { waiting: 0, needsYou: 0, offline: false };

test('what needs a person is said before what waits', () => {
  expect(syncWords({ waiting: 3, needsYou: 1, offline: true })).toMatchObject({
    words: '1 needs you',
    tone: 'attention',
  });
  expect(syncWords({ waiting: 3, needsYou: 2, offline: false }).words).toBe('2 need you');
});

test('what waits is counted, with or without signal', () => {
  expect(syncWords({ ...sight, waiting: 3 })).toEqual({ words: '3 on this phone', tone: 'waiting' });
  expect(syncWords({ ...sight, waiting: 3, offline: true }).words).toBe('3 on this phone');
});

test('green only when everything is received and there is signal', () => {
  expect(syncWords(sight).tone).toBe('received');
  expect(syncWords({ ...sight, offline: true }).tone).toBe('waiting');
});
