import { useState } from 'react';
import { AppBar } from '#ui/AppBar.tsx';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';

interface WaitForManagerProps {
  /** Why the council could not be asked how it stands. */
  readonly problem: string | undefined;
  readonly onCheck: () => Promise<void>;
  readonly onBack: () => void;
}

export function WaitForManager({ problem, onCheck, onBack }: WaitForManagerProps) {
  const [checking, setChecking] = useState(false);
  const check = async () => {
    setChecking(true);
    await onCheck();
    setChecking(false);
  };
  return (
    <Screen
      bar={
        <AppBar
          title="Your manager has been asked"
          focusKey="asked"
          onBack={onBack}
          backLabel="Back to the lock screen"
        />
      }
      actions={
        <Button full onPress={() => void check()} busy={checking ? 'Looking…' : undefined}>
          Look again
        </Button>
      }
    >
      {problem ? (
        <Notice tone="waiting" title="Not known at the moment" live>
          <p>{problem}</p>
        </Notice>
      ) : (
        <Notice tone="waiting" title="Waiting for approval" live>
          <p>This page looks again by itself, and goes on as soon as it is approved.</p>
        </Notice>
      )}
      <p>If it is urgent, ring them: on the desk, under People and phones, this phone asks to be opened.</p>
      <p>
        You may close the app meanwhile. The request lasts 24 hours. If the passphrase comes back to you before ten
        wrong tries, unlock as always.
      </p>
    </Screen>
  );
}
