import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, lineSchema, optionalTextSchema } from './text.ts';

describe('text', () => {
  it('loses what JSON and PostgreSQL cannot carry, and nothing else', () => {
    expect(cleanText('a\u0000b\uD800c')).toBe('abc');
    expect(cleanText('ŵ ŷ 🏕 \u202E “ok”')).toBe('ŵ ŷ 🏕 \u202E “ok”');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toContain('\u0000');
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('says the same where an answer is empty and where there is none', () => {
    const schema = lineSchema('Say where');
    expect(schema.safeParse('  ').error?.issues[0]?.message).toBe('Say where');
    expect(schema.safeParse(undefined).error?.issues[0]?.message).toBe('Say where');
    expect(schema.parse(' River Steps ')).toBe('River Steps');
  });

  it('has a limit that it names', () => {
    expect(optionalTextSchema.safeParse('x'.repeat(10_001)).error?.issues[0]?.message).toContain('10,000');
  });
});
