import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

it.each([
  // As gov.uk publishes them; 2021, 2022, 2027 and 2028 have days in lieu.
  ['2021-12-27', 'Christmas in lieu'],
  ['2021-12-28', 'Boxing Day in lieu'],
  ['2022-01-03', 'New Year in lieu'],
  ['2022-12-27', 'Christmas in lieu, Boxing Day being Monday'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-04', 'early May'],
  ['2026-05-25', 'spring'],
  ['2026-08-31', 'summer'],
  ['2026-12-28', 'Boxing Day in lieu'],
  ['2027-03-26', 'Good Friday'],
  ['2027-12-27', 'Christmas in lieu'],
  ['2027-12-28', 'Boxing Day in lieu'],
  ['2028-01-03', 'New Year in lieu'],
  ['2038-04-26', 'Easter at its latest'],
])('%s is no working day: %s', (day) => expect(isWorkingDay(day)).toBe(false));

it.each(['2026-11-26', '2026-12-24', '2026-12-29', '2022-12-28', '2026-05-11'])('%s is one', (day) =>
  expect(isWorkingDay(day)).toBe(true),
);

it.each([
  ['2026-11-24', 2, '2026-11-26'],
  // Thursday: Friday, then over the weekend.
  ['2026-11-26', 2, '2026-11-30'],
  ['2026-11-28', 1, '2026-11-30'],
  // Over Christmas and the turn of the year, with Boxing Day in lieu on the 28th.
  ['2026-12-24', 2, '2026-12-30'],
  ['2026-12-31', 2, '2027-01-05'],
  // Over Easter and the change to summer time.
  ['2027-03-25', 2, '2027-03-31'],
])('%s and %i working days is %s', (from, count, to) => expect(addWorkingDays(from, count)).toBe(to));
