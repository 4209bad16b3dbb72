import { type FormEvent, type ReactNode, useState } from 'react';
import type { Outcome } from '#sync/phone.ts';
import { AppBar } from '#ui/AppBar.tsx';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { Screen } from '#ui/Screen.tsx';

interface FormScreenProps {
  readonly title: string;
  readonly onBack?: (() => void) | undefined;
  readonly backLabel?: string | undefined;
  /** The control that the error summary leads to. */
  readonly control: string;
  readonly action: string;
  readonly busy: string;
  readonly onSubmit: () => Promise<Outcome>;
  readonly onDone: () => void;
  /** Above an error. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
}

const NOT_DONE = 'The app could not do that. Check the signal, then close the app and open it again.';

/** A page outside the notebook: one question, one button, an error that says what to do. */
export function FormScreen(props: FormScreenProps) {
  const { title, onBack, backLabel, control, action, busy, onSubmit, onDone, head, children } = props;
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<{ message: string; attempt: number }>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    // At first start most of the app may still be on its way: what never came must not leave the button waiting for ever.
    const outcome = await onSubmit().catch((): Outcome => ({ outcome: 'failed', message: NOT_DONE }));
    setWorking(false);
    if (outcome.outcome === 'done') onDone();
    else setProblem((last) => ({ message: outcome.message, attempt: (last?.attempt ?? 0) + 1 }));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Screen
        bar={<AppBar title={title} focusKey={title} {...(onBack && { onBack })} {...(backLabel && { backLabel })} />}
        actions={
          <Button submit full busy={working ? busy : undefined}>
            {action}
          </Button>
        }
      >
        {head}
        {problem && <ErrorSummary key={problem.attempt} errors={[{ id: control, message: problem.message }]} />}
        {children}
      </Screen>
    </form>
  );
}
