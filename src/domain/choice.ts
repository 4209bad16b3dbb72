// A closed set of answers is written once: the form's words and the schema's values come from the same list.
import { z } from 'zod';

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  /** False for what only earlier records say: kept and shown, never offered on a form. */
  readonly offered?: boolean;
}

export const choiceSchema = <Value extends string>(choices: readonly Choice<Value>[], message: string) =>
  z.enum(
    choices.map(({ value }) => value),
    message,
  );

/** The words for an answer; undefined for none or for one the list does not have. */
export const labelOf = (choices: readonly Choice[], value: string | undefined): string | undefined =>
  choices.find((choice) => choice.value === value)?.label;

/** A label inside a sentence: its first letter alone is made small, and not where it stands for itself ("I saw it", "ASB"). */
export const withinSentence = (label: string): string =>
  /^(I\b|\p{Lu}{2})/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

export const labelWithin = (choices: readonly Choice[], value: string | undefined): string | undefined => {
  const label = labelOf(choices, value);
  return label && withinSentence(label);
};

export const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const satisfies readonly Choice[];

export const unrecorded = { value: 'unrecorded', label: 'Not recorded', offered: false } as const satisfies Choice;
