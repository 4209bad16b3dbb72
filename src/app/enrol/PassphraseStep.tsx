import { useState } from 'react';
import { NewPassphrase, PASSPHRASE_FIELD } from '../NewPassphrase.tsx';
import { NO_PASSPHRASE, whenSame } from '../passphrase-pair.ts';
import { usePhone } from '../phone-context.ts';
import { StepScreen } from './StepScreen.tsx';

export function PassphraseStep() {
  const phone = usePhone();
  const [pair, setPair] = useState(NO_PASSPHRASE);
  return (
    <StepScreen
      title="Choose a passphrase"
      step={3}
      control={PASSPHRASE_FIELD}
      action="Finish"
      busy="Making your notebook…"
      onSubmit={() => whenSame(pair, (passphrase) => phone.choosePassphrase(passphrase))}
      onDone={() => undefined}
    >
      <p>
        It opens this notebook, with no signal as well. Nobody else has it. Three or four words you will remember are
        good.
      </p>
      <NewPassphrase pair={pair} onChange={setPair} />
    </StepScreen>
  );
}
