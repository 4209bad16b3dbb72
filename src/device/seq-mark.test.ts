import { describe, expect, it } from 'vitest';
import { cookieWithMark, erasedUpTo, markOf, marksInCookie } from './seq-mark.ts';

const [hers, his] = ['0192f0c1-7e00-7000-8000-0000000000aa', '0192f0c1-7e00-7000-8000-0000000000bb'];

describe('the mark outside the database', () => {
  it('is read back as written, beside other cookies, and never goes back', () => {
    const first = cookieWithMark('theme=dark', markOf(hers, 7), true);
    expect(first).toContain('; SameSite=Strict; Secure');
    const both = cookieWithMark(`theme=dark; ${first}`, markOf(his, 2), false);
    expect(marksInCookie(`a=b; ${both}`)).toEqual([markOf(hers, 7), markOf(his, 2)]);
    expect(marksInCookie(cookieWithMark(both, markOf(hers, 3), false))).toContainEqual(markOf(hers, 7));
  });

  it('believes nothing it did not write', () => {
    expect(marksInCookie('wardbook-marks=<script>.zz-1.0000000a-x')).toEqual([]);
  });

  it('tells what is no longer on the phone', () => {
    expect(erasedUpTo([markOf(hers, 7), markOf(his, 2)], [markOf(hers, 7), markOf(his, 2)])).toBeUndefined();
    expect(erasedUpTo([markOf(hers, 7), markOf(his, 2)], [markOf(hers, 8)])).toBe(2);
    expect(erasedUpTo([markOf(hers, 7)], [])).toBe(7);
  });
});
