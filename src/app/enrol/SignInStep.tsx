import { useState } from 'react';
import { TextField } from '#ui/TextField.tsx';
import { CouncilSignIn, useCouncilAccounts } from '../CouncilSignIn.tsx';
import { usePhone } from '../phone-context.ts';
import { StepScreen } from './StepScreen.tsx';

const EMAIL = 'email';

export function SignInStep({ onDone }: { readonly onDone: () => void }) {
  const phone = usePhone();
  const councilAccounts = useCouncilAccounts();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <StepScreen
      title="Sign in"
      step={2}
      control={EMAIL}
      action="Sign in"
      busy="Signing in…"
      onSubmit={() => phone.signIn(email, password)}
      onDone={onDone}
    >
      {councilAccounts && <CouncilSignIn onSignedIn={onDone} />}
      <p>
        {councilAccounts ? 'Or with' : 'With'} the email address and Wardbook password that your administrator gave you.
      </p>
      <TextField id={EMAIL} label="Email address" type="email" inputMode="email" value={email} onChange={setEmail} />
      <TextField id="password" label="Password" type="password" value={password} onChange={setPassword} />
    </StepScreen>
  );
}
