// What the demonstration varies: everybody has their own date of birth, and no other day is moved with it.
import { expect, it } from 'vitest';
import { createRandom } from '#server/demo/random.ts';
import { variedAnswers } from '#server/demo/vary-answers.ts';
import { kindOf } from '../kinds/kind-record.ts';

const ABOUT_A_YEAR_AGO = Date.parse('2025-11-27T12:00:00.000Z');

it.each([
  ['notice', 'dateOfBirth', 10, 30],
  ['sanctuary', 'referredOn', 1, 1],
])('of %s, %s', (name, key, least, most) => {
  const type = kindOf(name).entries.logged;
  if (!type) throw new Error('Nothing begins it');
  const days = Array.from(
    { length: 30 },
    (_, seed) => variedAnswers(type, {}, ABOUT_A_YEAR_AGO, createRandom(seed))?.[key],
  );
  const own = new Set(days.filter((day) => day !== undefined));
  expect(own.size).toBeGreaterThanOrEqual(least);
  expect(own.size).toBeLessThanOrEqual(most);
});
