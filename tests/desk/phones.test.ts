import { expect, test } from 'vitest';
import { isSilent, missingWords, phonesWords } from '#desk/phone-words.ts';
import type { Phone } from '#protocol/phones.ts';

const NOW = '2026-11-23T10:00:00.000Z';

const phone = (change: Partial<Phone> = {}): Phone => ({
  enrolment: '018f0000-0000-7000-8000-000000000001',
  person: '018f0000-0000-7000-8000-000000000002',
  name: 'Sam Reed',
  prefix: '7K',
  platform: 'Android',
  version: '0.1.0',
  enrolledAt: '2026-10-01T08:00:00.000Z',
  lastSeen: '2026-11-23T09:00:00.000Z',
  lastSeq: 9,
  waiting: 0,
  persisted: 'yes',
  missing: [],
  state: 'active',
  ...change,
});

test('the foot of the sidebar says what is still expected', () => {
  expect(phonesWords([], NOW)).toBe('No phone is enrolled yet.');
  expect(phonesWords([phone(), phone()], NOW)).toBe('All phones reporting.');
  expect(phonesWords([phone({ waiting: 1 }), phone()], NOW)).toBe(
    'All phones reporting. 1 entry expected from 1 phone, not here yet.',
  );
  expect(phonesWords([phone({ waiting: 2, missing: [[3, 5]] }), phone({ waiting: 1 })], NOW)).toBe(
    'All phones reporting. 6 entries expected from 2 phones, not here yet.',
  );
});

test('a phone that left or was wiped owes nothing', () => {
  expect(phonesWords([phone({ state: 'wiped', waiting: 3 }), phone()], NOW)).toBe('All phones reporting.');
});

test('silence counts from the last contact, or from the enrolment', () => {
  expect(isSilent(phone({ lastSeen: '2026-11-16T10:00:00.000Z' }), NOW)).toBe(false);
  expect(isSilent(phone({ lastSeen: '2026-11-16T09:59:59.000Z' }), NOW)).toBe(true);
  const { lastSeen: _, ...neverSeen } = phone();
  expect(isSilent(neverSeen, NOW)).toBe(true);
  expect(phonesWords([neverSeen], NOW)).toBe('1 phone not heard from for a week.');
});

test('missing numbers read as ranges', () => {
  expect(missingWords(phone())).toBeUndefined();
  expect(
    missingWords(
      phone({
        missing: [
          [3, 3],
          [7, 9],
        ],
      }),
    ),
  ).toBe('3, 7–9');
});
