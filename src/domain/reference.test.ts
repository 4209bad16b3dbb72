import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter, prefixAt, referenceText } from './reference.ts';

const parts = { letters: 'CPN', year: 2026, prefix: '7K', count: 14 };

describe('references', () => {
  it('read as kind, year, enrolment and counter', () => {
    expect(referenceText(parts)).toBe('CPN 26-7K-0014');
    expect(referenceText({ ...parts, year: 2105, count: 12_345 })).toBe('CPN 05-7K-12345');
  });

  it('never give two enrolments one prefix', () => {
    const prefixes = Array.from({ length: 5_000 }, (_, n) => prefixAt(n));
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes[0]).toHaveLength(2);
    expect(prefixes.at(-1)).toHaveLength(3);
  });

  it('catch one wrong character or two swapped neighbours in the counter', () => {
    const caught = (good: string, bad: string) =>
      expect(checkCharacter(bad) === checkCharacter(good)).toBe(bad === good);
    fc.assert(
      fc.property(fc.nat(9_999), fc.nat(3), fc.nat(9), (count, place, wrong) => {
        const good = referenceText({ ...parts, count });
        const at = good.length - 1 - place;
        caught(good, `${good.slice(0, at)}${wrong}${good.slice(at + 1)}`);
        caught(good, good.replace(/(.)(.)$/, '$2$1'));
      }),
    );
  });

  it('are checked alike however they are typed', () => {
    expect(checkCharacter('cpn 26 7k 0014')).toBe(checkCharacter('CPN 26-7K-0014'));
  });
});
