// What a zod schema says about a form, led to the controls.
import type { z } from 'zod';
import type { FormError } from '#ui/ErrorSummary.tsx';

/** The id of a control is its path, joined by dots. */
export const formErrors = (error: z.ZodError): readonly FormError[] =>
  error.issues.map(({ path, message }) => ({ id: path.map(String).join('.'), message }));

export const errorOf = (errors: readonly FormError[], id: string): string | undefined =>
  errors.find((error) => error.id === id)?.message;
