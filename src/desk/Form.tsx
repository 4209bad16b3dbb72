import type { ReactNode } from 'react';
import type { Problem } from '#protocol/problem.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary, type FormError } from '#ui/ErrorSummary.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface FormProps {
  readonly errors: readonly FormError[];
  readonly attempt: number;
  readonly problem: Problem | undefined;
  readonly submit: string;
  readonly busy: string | undefined;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** Errors on top, the one action at the end. Enter in a field sends it. */
export const Form = ({ errors, attempt, problem, submit, busy, onSubmit, onCancel, children }: FormProps) => (
  <form
    className="stack"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {errors.length > 0 && <ErrorSummary key={attempt} errors={errors} />}
    {children}
    <ProblemNotice problem={problem} />
    <div className="inline">
      <Button submit busy={busy}>
        {submit}
      </Button>
      {onCancel && (
        <Button look="secondary" onPress={onCancel}>
          Go back
        </Button>
      )}
    </div>
  </form>
);
