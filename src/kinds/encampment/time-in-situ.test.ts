import { describe, expect, it } from 'vitest';
import { type Moment, momentBetween, momentOfMinute } from '#domain/moment.ts';
import { momentOfDay } from '#domain/calendar.ts';
import {
  countWords,
  daysOfDisruption,
  hoursInPlace,
  responseHours,
  type Span,
  spanWords,
  type Stay,
} from './time-in-situ.ts';

const at = (instant: string): Moment => momentOfMinute(instant);
const stay = (arrived: string, left?: string): Stay => ({
  arrived: at(arrived),
  left: left === undefined ? undefined : at(left),
});
const exactly = (figure: number): Span => ({ least: figure, most: figure, counted: figure });
const NOW = '2026-11-23T12:00:00.000Z';

describe('elapsed time in place', () => {
  it('runs to now until a departure is verified', () => {
    expect(hoursInPlace(stay('2026-11-21T08:00:00.000Z'), NOW)).toEqual(exactly(52));
    expect(hoursInPlace(stay('2026-11-21T08:00:00.000Z', '2026-11-22T08:00:00.000Z'), NOW)).toEqual(exactly(24));
    expect(spanWords(exactly(52))).toBe('2 d 4 h');
    expect(spanWords(exactly(23.9))).toBe('23 h');
  });

  it('counts real hours when the clocks change', () => {
    // Noon to noon, local time: 23 hours in March, 25 in October.
    expect(hoursInPlace(stay('2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z'), NOW)).toEqual(exactly(23));
    expect(hoursInPlace(stay('2026-10-24T11:00:00.000Z', '2026-10-25T12:00:00.000Z'), NOW)).toEqual(exactly(25));
  });

  it('is never below nothing, whatever a clock says', () => {
    expect(hoursInPlace(stay('2027-01-01T00:00:00.000Z'), NOW)).toEqual(exactly(0));
  });

  it('stays a range where the arrival is one, and counts it by its beginning', () => {
    const arrived = momentBetween('2026-11-20T06:00:00.000Z', '2026-11-21T01:12:00.000Z');
    const span = hoursInPlace({ arrived, left: at('2026-11-24T06:00:00.000Z') }, NOW);
    expect(span).toEqual({ least: 76.8, most: 96, counted: 96 });
    expect(spanWords(span)).toBe('3.2–4.0 days');
  });

  it('is at least so long where they came before somebody knew, and counts that', () => {
    const arrived: Moment = {
      ...momentBetween('2026-11-20T06:00:00.000Z', '2026-11-20T06:00:00.000Z'),
      precision: 'before',
    };
    const span = hoursInPlace({ arrived }, '2026-11-22T18:00:00.000Z');
    expect(span).toEqual({ least: 60, most: undefined, counted: 60 });
    expect(spanWords(span)).toBe('at least 2.5 days');
  });

  it('lies between the ends of days where only days are known, also when a clock changes', () => {
    const span = hoursInPlace({ arrived: momentOfDay('2026-03-28'), left: momentOfDay('2026-03-29') }, NOW);
    expect(span.least).toBeCloseTo(0, 5);
    expect(span.most).toBeCloseTo(47, 5);
    expect(span.counted).toBe(24);
  });
});

describe('days of disruption', () => {
  it('are local calendar days, both ends counted', () => {
    expect(daysOfDisruption(stay('2026-07-01T09:00:00.000Z', '2026-07-01T17:00:00.000Z'), NOW)).toMatchObject({
      counted: 1,
    });
    // 23:30 UTC is already the next day in summer.
    expect(daysOfDisruption(stay('2026-07-01T09:00:00.000Z', '2026-07-01T23:30:00.000Z'), NOW)).toMatchObject({
      counted: 2,
    });
    expect(daysOfDisruption(stay('2026-12-01T09:00:00.000Z', '2026-12-01T23:30:00.000Z'), NOW)).toMatchObject({
      counted: 1,
    });
    expect(
      daysOfDisruption({ arrived: momentOfDay('2026-03-28'), left: momentOfDay('2026-03-30') }, NOW),
    ).toMatchObject({ counted: 3 });
  });

  it('differ from elapsed days: a night is two of them', () => {
    const short = stay('2026-05-04T21:00:00.000Z', '2026-05-05T05:00:00.000Z');
    expect(daysOfDisruption(short, NOW)).toEqual(exactly(2));
    expect(hoursInPlace(short, NOW).counted / 24).toBeCloseTo(0.33, 2);
  });

  it('stay a range too', () => {
    const arrived = momentBetween('2026-07-01T20:00:00.000Z', '2026-07-02T05:00:00.000Z');
    const days = daysOfDisruption({ arrived, left: at('2026-07-03T05:00:00.000Z') }, NOW);
    expect(countWords(days)).toBe('2–3');
    expect(countWords({ ...days, most: undefined })).toBe('at least 2');
    expect(countWords(exactly(2))).toBe('2');
  });
});

describe('response time', () => {
  it('runs from the first time we spoke with them', () => {
    const engaged = {
      ...stay('2026-11-20T08:00:00.000Z', '2026-11-21T10:00:00.000Z'),
      firstEngaged: at('2026-11-20T11:00:00.000Z'),
    };
    expect(responseHours(engaged, NOW)).toEqual(exactly(23));
    expect(responseHours(stay('2026-11-20T08:00:00.000Z'), NOW)).toBeUndefined();
  });
});
