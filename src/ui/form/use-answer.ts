import { useController, useFormContext } from 'react-hook-form';
import type { Field } from '#domain/field.ts';

export interface FieldInputProps<F extends Field = Field> {
  readonly field: F;
  /** Its name in the form and the id of its control. */
  readonly name: string;
}

/** The answer under a name: the form library hands out whatever is stored, so every control narrows it. */
export function useAnswer({ field, name }: FieldInputProps) {
  const { clearErrors } = useFormContext();
  const { field: stored, fieldState } = useController({ name });
  const value: unknown = stored.value;
  return {
    value,
    // A cleared answer is null: the library takes undefined for "go back to what it was".
    onChange: (answer: unknown) => {
      clearErrors(name);
      stored.onChange(answer ?? null);
    },
    labelled: {
      id: name,
      label: field.label,
      hint: field.hint,
      error: fieldState.error?.message,
      optional: field.optional,
    },
  };
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
