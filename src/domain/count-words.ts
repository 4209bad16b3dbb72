/** "1 entry", "1,204 entries". */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** A count of a field with its unit: "£1,204", "3 needles"; without one the number alone. */
export const measureWords = (count: number, unit: string | undefined): string => {
  if (unit === '£') return `£${count.toLocaleString('en-GB')}`;
  return unit ? countWords(count, unit) : count.toLocaleString('en-GB');
};

/** What stands under the number while it is chosen: "pounds", "needles". */
export const unitWords = (count: number | undefined, unit: string): string => {
  const one = unit === '£' ? 'pound' : unit;
  return count === 1 ? one : `${one}s`;
};
