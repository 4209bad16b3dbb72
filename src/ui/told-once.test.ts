import { expect, test } from 'vitest';
import { toldOnce } from './told-once.ts';

const line = (label: string, words: string) => ({ label, words });

test('neighbours that say the same are said once, and lines without words stay apart', () => {
  const told = toldOnce([line('a', 'first'), line('b', 'first'), line('c', ''), line('d', ''), line('e', 'first')]);
  expect(told.map(({ said, words }) => [said.map(({ label }) => label).join(), words])).toEqual([
    ['a,b', 'first'],
    ['c', ''],
    ['d', ''],
    ['e', 'first'],
  ]);
});
