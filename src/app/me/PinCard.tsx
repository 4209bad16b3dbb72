import { type FormEvent, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { usePhone } from '../phone-context.ts';

const SHORTEST = 4;

export function PinCard() {
  const phone = usePhone();
  const [pin, setPin] = useState('');
  const [state, setState] = useState<'asking' | 'short' | 'kept'>('asking');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d+$/.test(pin) || pin.length < SHORTEST) return setState('short');
    await phone.setPin(pin);
    setPin('');
    setState('kept');
  };
  return (
    <Card title="PIN for short breaks">
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p className="soft">
          Shows the app again after a call or another app, until it locks. It never opens a locked notebook.
        </p>
        {state === 'kept' && (
          <Notice tone="received" live>
            The PIN is set until the notebook locks.
          </Notice>
        )}
        <TextField
          id="new-pin"
          label="New PIN"
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={setPin}
          error={state === 'short' ? `Use at least ${SHORTEST} digits.` : undefined}
          short
          guarded
        />
        <Button submit full look="secondary">
          Set PIN
        </Button>
      </form>
    </Card>
  );
}
