import { describe, expect, it } from 'vitest';
import { type Moment, momentBetween, momentOfMinute } from '#domain/moment.ts';
import { momentOfDay } from '#domain/calendar.ts';
import { daysOfDisruption, durationWords, hoursInPlace, responseHours, type Stay } from './time-in-situ.ts';

const at = (instant: string): Moment => momentOfMinute(instant);
const stay = (arrived: string, left?: string): Stay => ({
  arrived: at(arrived),
  left: left === undefined ? undefined : at(left),
});
const NOW = '2026-11-23T12:00:00.000Z';

describe('elapsed time in place', () => {
  it('runs to now until a departure is verified', () => {
    expect(hoursInPlace(stay('2026-11-21T08:00:00.000Z'), NOW)).toBe(52);
    expect(hoursInPlace(stay('2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z'), NOW)).toBe(24);
    expect(durationWords(52)).toBe('2 d 4 h');
    expect(durationWords(23.9)).toBe('23 h');
  });

  it('counts real hours when the clocks change', () => {
    // Noon to noon, local time: 23 hours in March, 25 in October.
    expect(hoursInPlace(stay('2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z'), NOW)).toBe(23);
    expect(hoursInPlace(stay('2026-10-24T11:00:00.000Z', '2026-10-25T12:00:00.000Z'), NOW)).toBe(25);
  });

  it('is never below nothing, whatever a clock says', () => {
    expect(hoursInPlace(stay('2027-01-01T00:00:00.000Z'), NOW)).toBe(0);
  });

  it('counts a rough time by its beginning, and a “before” by its end', () => {
    const arrived = momentBetween('2026-11-20T18:00:00.000Z', '2026-11-21T06:00:00.000Z');
    const left = at('2026-11-21T18:00:00.000Z');
    expect(hoursInPlace({ arrived, left }, NOW)).toBe(24);
    expect(hoursInPlace({ arrived: { ...arrived, precision: 'before' }, left }, NOW)).toBe(12);
  });
});

describe('days of disruption', () => {
  it('are local calendar days, both ends counted', () => {
    expect(daysOfDisruption(stay('2026-07-01T09:00:00.000Z', '2026-07-01T17:00:00.000Z'), NOW)).toBe(1);
    // 23:30 UTC is already the next day in summer.
    expect(daysOfDisruption(stay('2026-07-01T09:00:00.000Z', '2026-07-01T23:30:00.000Z'), NOW)).toBe(2);
    expect(daysOfDisruption(stay('2026-12-01T09:00:00.000Z', '2026-12-01T23:30:00.000Z'), NOW)).toBe(1);
    expect(daysOfDisruption({ arrived: momentOfDay('2026-03-28'), left: momentOfDay('2026-03-30') }, NOW)).toBe(3);
  });

  it('differ from elapsed days: a night is two of them', () => {
    const short = stay('2026-05-04T21:00:00.000Z', '2026-05-05T05:00:00.000Z');
    expect(daysOfDisruption(short, NOW)).toBe(2);
    expect(hoursInPlace(short, NOW) / 24).toBeCloseTo(0.33, 2);
  });
});

describe('response time', () => {
  it('runs from the first time we spoke with them', () => {
    const engaged = {
      ...stay('2026-11-20T08:00:00.000Z', '2026-11-21T10:00:00.000Z'),
      firstEngaged: at('2026-11-20T11:00:00.000Z'),
    };
    expect(responseHours(engaged, NOW)).toBe(23);
    expect(responseHours(stay('2026-11-20T08:00:00.000Z'), NOW)).toBeUndefined();
  });
});
