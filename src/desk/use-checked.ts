import { useState } from 'react';
import type { z } from 'zod';
import type { FormError } from '#ui/ErrorSummary.tsx';
import { formErrors } from './form-errors.ts';

/** A form's errors: nothing is said until it was sent once, and `attempt` brings the summary back into focus. */
export function useChecked<Answer>(schema: z.ZodType<Answer>, onValid: (answer: Answer) => void) {
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const check = (typed: unknown): void => {
    const parsed = schema.safeParse(typed);
    setErrors(parsed.success ? [] : formErrors(parsed.error));
    setAttempt((count) => count + 1);
    if (parsed.success) onValid(parsed.data);
  };
  return { errors, attempt, check };
}
