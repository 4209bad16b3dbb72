import { type FormEvent, type ReactNode, useState } from 'react';
import { AppBar } from '#ui/AppBar.tsx';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { Screen } from '#ui/Screen.tsx';
import type { Outcome } from '#sync/phone.ts';

interface StepScreenProps {
  readonly title: string;
  readonly step: number;
  /** The control that the error summary leads to. */
  readonly control: string;
  readonly action: string;
  readonly busy: string;
  readonly onSubmit: () => Promise<Outcome>;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

const STEPS = 3;

/** One of the three pages of first start: one question, one button, an error that says what to do. */
export function StepScreen({ title, step, control, action, busy, onSubmit, onDone, children }: StepScreenProps) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<{ message: string; attempt: number }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    const outcome = await onSubmit();
    setWorking(false);
    if (outcome.outcome === 'done') onDone();
    else setProblem((last) => ({ message: outcome.message, attempt: (last?.attempt ?? 0) + 1 }));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Screen
        bar={<AppBar title={title} focusKey={title} />}
        actions={
          <Button submit full busy={working ? busy : undefined}>
            {action}
          </Button>
        }
      >
        <ProgressBar value={step} of={STEPS} words={`Step ${step} of ${STEPS}`} />
        {problem && <ErrorSummary key={problem.attempt} errors={[{ id: control, message: problem.message }]} />}
        {children}
      </Screen>
    </form>
  );
}
