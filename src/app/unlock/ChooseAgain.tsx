import { useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { FormScreen } from '../FormScreen.tsx';
import { NewPassphrase, PASSPHRASE_FIELD } from '../NewPassphrase.tsx';
import { NO_PASSPHRASE, whenSame } from '../passphrase-pair.ts';
import { usePhone } from '../phone-context.ts';
import { ACCOUNT_FIELD, AccountFields } from './AccountFields.tsx';

interface ChooseAgainProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Signed in once more, so that an approved phone in other hands stays closed. */
export function ChooseAgain({ email, onEmail, onDone, onBack }: ChooseAgainProps) {
  const phone = usePhone();
  const [password, setPassword] = useState('');
  const [pair, setPair] = useState(NO_PASSPHRASE);
  return (
    <FormScreen
      title="Choose a new passphrase"
      onBack={onBack}
      backLabel="Back to the lock screen"
      control={pair.passphrase === pair.again ? ACCOUNT_FIELD : PASSPHRASE_FIELD}
      action="Open my notebook"
      busy="Opening…"
      onSubmit={() => whenSame(pair, (passphrase) => phone.openAgain(email, password, passphrase))}
      onDone={onDone}
    >
      <Notice tone="received" title="Your manager said yes" live>
        <p>Drafts and what waits are as you left them. The old passphrase and any fingerprint or face stop working.</p>
      </Notice>
      <AccountFields email={email} onEmail={onEmail} password={password} onPassword={setPassword} />
      <NewPassphrase pair={pair} onChange={setPair} label="New passphrase" />
    </FormScreen>
  );
}
