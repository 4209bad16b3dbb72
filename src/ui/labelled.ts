/** What every control takes: `id` is what the error summary leads to. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** Kept from the browser: no remembered values, no spelling service, no capital letters put in by itself. */
export const guardedInput = { autoComplete: 'off', spellCheck: false, autoCorrect: 'off' } as const;

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

/** For `aria-describedby`: the hint first, then the error, as GOV.UK has it. */
export const describedBy = ({ id, hint, error }: Labelled): string | undefined =>
  [hint && hintId(id), error && errorId(id)].filter(Boolean).join(' ') || undefined;
