import { expect, it } from 'vitest';
import { sha256, toHex, utf8 } from '#protocol/bytes.ts';
import { dictionary1 } from '#protocol/dictionary-1.ts';

// Phones hold entries sealed against this very text. A better dictionary is a new number beside it, never an edit.
it('dictionary 1 is the one that was frozen', async () => {
  expect(toHex(await sha256(utf8(dictionary1)))).toBe(
    '1fb3703a4a6adf0b5558e322e23fa9b86bb4f65e09cf84f1195ec05b75bf723a',
  );
});
