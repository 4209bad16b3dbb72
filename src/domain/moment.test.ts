import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentBetween, momentNow, momentSchema, momentSortKey } from './moment.ts';
import { addDays, dayOfInstant, instantOfLocal, localOfInstant, momentOfDay } from './calendar.ts';
import { COUNCIL_ZONE, Temporal } from './temporal.ts';

const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('a day in Europe/London', () => {
  it('runs from midnight to midnight', () => {
    expect(momentOfDay('2026-07-01')).toMatchObject({
      from: '2026-06-30T23:00:00.000Z',
      to: '2026-07-01T23:00:00.000Z',
    });
    expect(momentOfDay('2026-01-01')).toMatchObject({
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-02T00:00:00.000Z',
    });
  });

  it('has 23 hours when the clocks go forward and 25 when they go back', () => {
    const length = (day: string) => {
      const { from, to = '' } = momentOfDay(day);
      return hours(from, to);
    };
    expect(length('2026-03-29')).toBe(23);
    expect(length('2026-10-25')).toBe(25);
    expect(length('2028-02-29')).toBe(24);
  });

  it('is told by the local date, not the UTC one', () => {
    expect(dayOfInstant('2026-06-30T23:30:00.000Z')).toBe('2026-07-01');
    expect(dayOfInstant('2026-12-31T23:30:00.000Z')).toBe('2026-12-31');
  });

  it('is the same by the quick way as by Temporal, through years of changing clocks', () => {
    const instants = fc.date({ min: new Date('1995-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const zoned = Temporal.Instant.from(date.toISOString()).toZonedDateTimeISO(COUNCIL_ZONE);
        expect(dayOfInstant(date.toISOString())).toBe(zoned.toPlainDate().toString());
      }),
    );
  });

  it('is counted on the calendar across a change of the clocks', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('a local wall time', () => {
  it('is Europe/London in summer and in winter', () => {
    expect(instantOfLocal('2020-04-02T10:30')).toBe('2020-04-02T09:30:00.000Z');
    expect(instantOfLocal('2020-12-02T10:30')).toBe('2020-12-02T10:30:00.000Z');
  });

  it('that the clocks skip moves later; one they repeat is the first of the two', () => {
    expect(instantOfLocal('2026-03-29T01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(localOfInstant('2026-03-29T01:30:00.000Z')).toBe('2026-03-29T02:30');
    expect(instantOfLocal('2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('a moment', () => {
  it('not typed is the phone’s clock put right by the last measured difference', () => {
    const now = Date.parse('2026-11-23T09:00:00.000Z');
    expect(momentNow(now, -90_000)).toEqual({ from: '2026-11-23T08:58:30.000Z', precision: 'exact', typed: false });
  });

  it('sorts by its beginning, and a “before” by its end', () => {
    const between = momentBetween('2026-11-20T18:00:00.000Z', '2026-11-21T07:00:00.000Z');
    expect(momentSortKey(between)).toBe('2026-11-20T18:00:00.000Z');
    expect(momentSortKey({ ...between, precision: 'before' })).toBe('2026-11-21T07:00:00.000Z');
  });

  it('needs an end where its precision does, and never one before its beginning', () => {
    const at = { from: '2026-11-20T18:00:00.000Z', typed: true };
    expect(momentSchema.safeParse({ ...at, precision: 'range' }).success).toBe(false);
    expect(momentSchema.safeParse({ ...at, precision: 'range', to: '2026-11-19T00:00:00.000Z' }).success).toBe(false);
    expect(momentSchema.safeParse({ ...at, precision: 'minute' }).success).toBe(true);
  });
});
