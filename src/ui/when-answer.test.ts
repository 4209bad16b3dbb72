import { expect, test } from 'vitest';
import type { Moment } from '#domain/moment.ts';
import { momentOfWhen, type WhenAnswer, whenOfMoment } from './when-answer.ts';

const now: Moment = { from: '2026-11-23T09:30:00.000Z', precision: 'exact', typed: false };
const local = (day: string, time = '') => ({ day, time });

test('now is when it was pressed, or when the form is saved', () => {
  const taken: Moment = { ...now, from: '2026-11-23T09:00:00.000Z' };
  expect(momentOfWhen({ mode: 'now', taken }, now)).toEqual({ moment: taken });
  expect(momentOfWhen({ mode: 'now' }, now)).toEqual({ moment: now });
});

test('times are of the council, in summer too', () => {
  expect(momentOfWhen({ mode: 'time', from: local('2026-07-01', '09:30') }, now)).toEqual({
    moment: { from: '2026-07-01T08:30:00.000Z', precision: 'minute', typed: true },
  });
});

test.each<WhenAnswer>([
  { mode: 'time', from: local('2026-07-01', '09:30') },
  { mode: 'day', from: local('2026-03-29', '00:00') },
  { mode: 'range', from: local('2026-10-24', '23:00'), to: local('2026-10-25', '06:15') },
  { mode: 'before', from: local('2026-11-23', '08:00') },
  { mode: 'now', taken: now },
])('$mode goes to a moment and back', (answer) => {
  const made = momentOfWhen(answer, now);
  expect('moment' in made && whenOfMoment(made.moment)).toEqual(answer);
});

test('what is wrong is said in words that say what to do', () => {
  const problem = (answer: WhenAnswer) => {
    const made = momentOfWhen(answer, now);
    return 'problem' in made ? made.problem : undefined;
  };
  expect(problem({ mode: 'day', from: local('2026-02-31') })).toMatch('real date');
  expect(problem({ mode: 'day' })).toMatch('real date');
  expect(problem({ mode: 'time', from: local('2026-02-03') })).toMatch('a time');
  expect(problem({ mode: 'range', from: local('2026-02-03', '10:00'), to: local('2026-02-03', '09:00') })).toMatch(
    'after the first',
  );
});
