import { expect, it } from 'vitest';
import { platformWords } from './platform.ts';

it.each([
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36',
    'Android, Chrome 156',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1',
    'iPhone or iPad, Safari 19',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Linux, Firefox 153'],
  ['curl/8', 'Another system, another browser'],
])('%s', (userAgent, words) => {
  expect(platformWords(userAgent)).toBe(words);
});
