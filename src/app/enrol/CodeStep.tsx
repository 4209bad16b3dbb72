import { useState } from 'react';
import { TextField } from '#ui/TextField.tsx';
import { usePhone } from '../phone-context.ts';
import { InstallNotice } from './InstallNotice.tsx';
import { StepScreen } from './StepScreen.tsx';

const CODE = 'enrolment-code';

export function CodeStep({ onDone }: { readonly onDone: () => void }) {
  const phone = usePhone();
  const [code, setCode] = useState('');
  return (
    <StepScreen
      title="Set up this phone"
      step={1}
      control={CODE}
      action="Continue"
      busy="Checking the code…"
      onSubmit={() => phone.enrol(code)}
      onDone={onDone}
    >
      <InstallNotice />
      <TextField
        id={CODE}
        label="Your one-time code"
        hint="Eight letters and numbers, from your manager. It works once, for 24 hours."
        value={code}
        onChange={setCode}
        guarded
      />
    </StepScreen>
  );
}
