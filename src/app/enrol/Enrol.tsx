// First start: type the code, sign in, choose a passphrase. From then on no network is needed.
import { useState } from 'react';
import { CodeStep } from './CodeStep.tsx';
import { PassphraseStep } from './PassphraseStep.tsx';
import { SignInStep } from './SignInStep.tsx';

type Step = 'code' | 'sign-in' | 'passphrase';

export function Enrol() {
  const [step, setStep] = useState<Step>('code');
  switch (step) {
    case 'code':
      return <CodeStep onDone={() => setStep('sign-in')} />;
    case 'sign-in':
      return <SignInStep onDone={() => setStep('passphrase')} />;
    case 'passphrase':
      return <PassphraseStep />;
  }
}
