import { useState } from 'react';
import { CheckBox } from '#ui/CheckBox.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { Outcome } from '#sync/phone.ts';
import { usePhone } from '../phone-context.ts';
import { StepScreen } from './StepScreen.tsx';

const PASSPHRASE = 'passphrase';

export function PassphraseStep() {
  const phone = usePhone();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const submit = async (): Promise<Outcome> =>
    passphrase === again
      ? phone.choosePassphrase(passphrase)
      : { outcome: 'failed', message: 'The two passphrases differ. Type them again.' };
  return (
    <StepScreen
      title="Choose a passphrase"
      step={3}
      control={PASSPHRASE}
      action="Finish"
      busy="Making your notebook…"
      onSubmit={submit}
      onDone={() => undefined}
    >
      <p>
        It opens this notebook, with no signal as well. Nobody else has it. Three or four words you will remember are
        good.
      </p>
      <TextField
        id={PASSPHRASE}
        label="Passphrase"
        hint="At least 12 characters."
        type={shown ? 'text' : 'password'}
        value={passphrase}
        onChange={setPassphrase}
        guarded
      />
      <TextField
        id="passphrase-again"
        label="The same again"
        type={shown ? 'text' : 'password'}
        value={again}
        onChange={setAgain}
        guarded
      />
      <CheckBox id="show-passphrase" label="Show what I type" checked={shown} onChange={setShown} />
    </StepScreen>
  );
}
