import type { Field } from '#domain/field.ts';

export type DeskField = Extract<Field, { readonly input: 'choice' | 'choices' | 'line' | 'text' }>;

/** Answers that the desk gives: whether it counts in tables, whether it stands apart and why. */
export const isGivenHere = (field: Field): field is DeskField =>
  field.desk === true && (field.input === 'choice' || field.input === 'line' || field.input === 'text');
