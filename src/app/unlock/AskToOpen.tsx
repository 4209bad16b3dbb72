import { useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { FormScreen } from '../FormScreen.tsx';
import { usePhone } from '../phone-context.ts';
import { ACCOUNT_FIELD, AccountFields } from './AccountFields.tsx';

interface AskToOpenProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** How the request before ended. */
  readonly after: 'none' | 'refused' | 'over';
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function AskToOpen({ email, onEmail, after, onDone, onBack }: AskToOpenProps) {
  const phone = usePhone();
  const [password, setPassword] = useState('');
  return (
    <FormScreen
      title="Forgotten passphrase"
      onBack={onBack}
      backLabel="Back to the lock screen"
      control={ACCOUNT_FIELD}
      action="Ask my manager"
      busy="Asking…"
      onSubmit={() => phone.askToOpen(email, password)}
      onDone={onDone}
    >
      {after === 'refused' && (
        <Notice tone="attention" title="Your manager said no">
          <p>Nothing on this phone was changed. Speak to them before you ask again.</p>
        </Notice>
      )}
      {after === 'over' && (
        <Notice tone="waiting" title="What you asked is over">
          <p>A request lasts 24 hours. Ask again, and tell your manager.</p>
        </Notice>
      )}
      <p>Nobody can look up your passphrase, but your manager can let you choose a new one. You need a signal.</p>
      <ol className="steps">
        <li>Sign in here, so that the council knows it is you.</li>
        <li>Your manager sees that this phone asks, and approves it on the desk.</li>
        <li>You sign in once more and choose a new passphrase.</li>
      </ol>
      <p>Drafts and entries stay on this phone, and nobody else can read them. What waits is still being sent.</p>
      <AccountFields email={email} onEmail={onEmail} password={password} onPassword={setPassword} />
    </FormScreen>
  );
}
