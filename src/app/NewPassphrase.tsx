import { useState } from 'react';
import { CheckBox } from '#ui/CheckBox.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { PassphrasePair } from './passphrase-pair.ts';

/** Where an error summary leads to. */
export const PASSPHRASE_FIELD = 'passphrase';

interface NewPassphraseProps {
  readonly pair: PassphrasePair;
  readonly onChange: (pair: PassphrasePair) => void;
  readonly label?: string;
}

/** Typed twice, because a slip here shuts a person out; or read with the eye. */
export function NewPassphrase({ pair, onChange, label = 'Passphrase' }: NewPassphraseProps) {
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  return (
    <>
      <TextField
        id={PASSPHRASE_FIELD}
        label={label}
        hint="At least 12 characters."
        type={type}
        value={pair.passphrase}
        onChange={(passphrase) => onChange({ ...pair, passphrase })}
        guarded
      />
      <TextField
        id="passphrase-again"
        label="The same again"
        type={type}
        value={pair.again}
        onChange={(again) => onChange({ ...pair, again })}
        guarded
      />
      <CheckBox id="show-passphrase" label="Show what I type" checked={shown} onChange={setShown} />
    </>
  );
}
