import { type FormEvent, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Cover } from '#ui/Cover.tsx';
import { TextField } from '#ui/TextField.tsx';
import { usePhone } from '../phone-context.ts';

/** Over a page that was hidden for a short time: the keys are still here, a PIN shows them again. */
export function Covered({ onUncover, onLock }: { readonly onUncover: () => void; readonly onLock: () => void }) {
  const phone = usePhone();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await phone.checkPin(pin)) onUncover();
    else if (wrong) onLock();
    else setWrong(true);
    setPin('');
  };
  return (
    <Cover
      title="Covered"
      actions={
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <TextField
            id="pin"
            label="PIN or passphrase"
            type="password"
            value={pin}
            onChange={setPin}
            error={wrong ? 'That is not it. After one more wrong try the notebook locks.' : undefined}
            guarded
          />
          <Button submit full>
            Show again
          </Button>
          <Button full look="secondary" onPress={onLock}>
            Lock
          </Button>
        </form>
      }
    >
      <p>Everything is as you left it.</p>
    </Cover>
  );
}
