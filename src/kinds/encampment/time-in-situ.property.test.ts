import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOfInstant, momentOfDay, startOfDay } from '#domain/calendar.ts';
import { instantText, type Moment, momentBetween, momentOfMinute } from '#domain/moment.ts';
import { daysOfDisruption, hoursInPlace, responseHours, type Span, type Stay } from './time-in-situ.ts';

const FIRST = Date.parse('2024-01-01T00:00:00.000Z');
const MINUTE = 60_000;
const THREE_YEARS = 3 * 366 * 24 * 60;

const instants = fc.integer({ min: 0, max: THREE_YEARS }).map((minutes) => instantText(FIRST + minutes * MINUTE));
const after = (from: string, minutes: number): string => instantText(Date.parse(from) + minutes * MINUTE);

/** A moment as people say it, and one instant at which it may really have been. */
const known = fc
  .tuple(instants, fc.nat(4_000), fc.nat(4_000), fc.constantFrom('minute', 'day', 'range', 'before'))
  .map(([really, sooner, later, precision]): { readonly really: string; readonly moment: Moment } => {
    if (precision === 'minute') return { really, moment: momentOfMinute(really) };
    if (precision === 'day') return { really, moment: momentOfDay(dayOfInstant(really)) };
    const to = after(really, later);
    if (precision === 'range') return { really, moment: momentBetween(after(really, -sooner), to) };
    return { really, moment: { from: to, to, precision: 'before', typed: true } };
  });

const inside = ({ least, most = Number.POSITIVE_INFINITY }: Span, figure: number): boolean =>
  least <= figure + 1e-6 && figure <= most + 1e-6;
const ordered = ({ least, most = Number.POSITIVE_INFINITY, counted }: Span): boolean =>
  0 <= least && least <= counted && counted <= most;
const NOW = '2028-01-01T00:00:00.000Z';
const exactStay = (from: string, to: string): Stay => ({ arrived: momentOfMinute(from), left: momentOfMinute(to) });
const stays = fc.tuple(known, known).filter(([a, b]) => a.really <= b.really);

it('never promises less or more than what really was', () => {
  fc.assert(
    fc.property(stays, ([a, b]) => {
      const stay = { arrived: a.moment, left: b.moment, firstEngaged: a.moment };
      const hours = (Date.parse(b.really) - Date.parse(a.really)) / 3_600_000;
      const days = daysOfDisruption(exactStay(a.really, b.really), NOW).counted;
      expect(inside(hoursInPlace(stay, NOW), hours)).toBe(true);
      expect(inside(daysOfDisruption(stay, NOW), days)).toBe(true);
      expect(responseHours(stay, NOW)).toEqual(hoursInPlace(stay, NOW));
    }),
  );
});

it('keeps least, counted and most in their order, whatever was written down', () => {
  fc.assert(
    fc.property(known, known, fc.boolean(), (a, b, ended) => {
      const stay = { arrived: a.moment, left: ended ? b.moment : undefined };
      for (const figure of [hoursInPlace(stay, NOW), daysOfDisruption(stay, NOW)]) expect(ordered(figure)).toBe(true);
    }),
  );
});

it('runs on while nobody has verified a departure', () => {
  fc.assert(
    fc.property(known, instants, fc.nat(100_000), ({ moment }, now, more) => {
      const [first, then] = [
        hoursInPlace({ arrived: moment }, now),
        hoursInPlace({ arrived: moment }, after(now, more)),
      ];
      expect(then.counted).toBeGreaterThanOrEqual(first.counted);
      // Nothing is lost where the clock had begun; before that it stands at nothing.
      expect(then.least - first.least).toBeLessThanOrEqual(more / 60 + 1e-6);
      expect(then.least).toBeGreaterThanOrEqual(first.least);
    }),
  );
});

it('counts the days on which they were there one by one, clock changes or not', () => {
  fc.assert(
    fc.property(instants, fc.nat(60 * 24 * 400), (from, minutes) => {
      const to = after(from, minutes);
      let days = 0;
      for (let day = dayOfInstant(from); startOfDay(day) <= to; day = addDays(day, 1)) days += 1;
      expect(daysOfDisruption(exactStay(from, to), NOW).counted).toBe(days);
    }),
    { numRuns: 50 },
  );
});

it('stands still from the departure on', () => {
  fc.assert(
    fc.property(known, known, instants, (a, b, now) => {
      const stay = { arrived: a.moment, left: b.moment, firstEngaged: a.moment };
      for (const figure of [hoursInPlace, daysOfDisruption, responseHours])
        expect(figure(stay, now)).toEqual(figure(stay, NOW));
    }),
  );
});
