import { useState } from 'react';
import { z } from 'zod';
import { call } from '#protocol/call.ts';
import { type KeyStatus, rotateKeys } from '#protocol/keys.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';

const schema = z.object({ password: z.string().min(1, 'Enter your password') });

interface ChangeKeysProps {
  readonly keys: KeyStatus;
  readonly onChanged: () => void;
  readonly onCancel: () => void;
}

export function ChangeKeys({ keys, onChanged, onCancel }: ChangeKeysProps) {
  const [password, setPassword] = useState('');
  const change = useAction(async (body: z.infer<typeof schema>) => {
    await call(rotateKeys, { body });
    onChanged();
  });
  const { errors, attempt, check } = useChecked(schema, change.run);
  return (
    <Dialog title={`Make key set ${keys.version + 1}?`} onClose={onCancel}>
      <Form
        errors={errors}
        attempt={attempt}
        problem={change.problem}
        submit="Make new keys"
        busy={change.busy ? 'Making new keys…' : undefined}
        onSubmit={() => check({ password })}
        onCancel={onCancel}
      >
        <p>
          {keys.newestBackup
            ? 'The new keys come into force with the next backup, so that no phone seals to keys that no backup holds.'
            : 'The new keys come into force at once. No backup has been made with Wardbook: keep a copy of the keys folder somewhere safe, because without it nothing sealed can be opened.'}
        </p>
        <p>
          Every record key then comes under the new one. The old keys that phones may still need stay. The audit says
          who asked.
        </p>
        <TextField
          id="password"
          label="Your Wardbook password"
          hint="Also if you sign in with your council account"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errorOf(errors, 'password')}
        />
      </Form>
    </Dialog>
  );
}
