import { describe, expect, it } from 'vitest';
import { type DatedLaw, defaultLaw, lawAt } from './law-table.ts';

const version = (from: string, penaltyMaximumPounds: number): DatedLaw => ({
  from,
  law: { ...defaultLaw, penaltyMaximumPounds },
});
const versions = [version('2026-06-29', 500), version('2014-10-20', 100)];
const maximum = (instant: string) => lawAt(versions, instant).penaltyMaximumPounds;

describe('the law table', () => {
  it('gives the version of the local day, whatever order versions are kept in', () => {
    expect(maximum('2026-06-28T22:59:59.999Z')).toBe(100);
    // Midnight in London, still the 28th in UTC.
    expect(maximum('2026-06-28T23:00:00.000Z')).toBe(500);
  });

  it('gives the first version before it, and the default where there is none', () => {
    expect(maximum('2010-01-01T00:00:00.000Z')).toBe(100);
    expect(lawAt([], '2026-01-01T00:00:00.000Z')).toBe(defaultLaw);
  });
});
