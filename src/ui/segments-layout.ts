import type { Choice } from '#domain/field.ts';

const LONGEST_IN_A_ROW = 24;
const MOST_IN_A_ROW = 6;

/** Short answers stand side by side under the thumb; long ones, explained ones and many stand in a column. */
export const standsInColumn = (choices: readonly Choice[]): boolean =>
  choices.length > MOST_IN_A_ROW || choices.some(({ label, hint }) => Boolean(hint) || label.length > LONGEST_IN_A_ROW);
