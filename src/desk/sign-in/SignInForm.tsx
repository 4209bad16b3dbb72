import { useState } from 'react';
import { z } from 'zod';
import { call } from '#protocol/call.ts';
import { type Session, signIn } from '#protocol/session.ts';
import { TextField } from '#ui/TextField.tsx';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';

const schema = z.object({
  email: z.string().trim().min(1, 'Enter your email address'),
  password: z.string().min(1, 'Enter your password'),
});

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
}

export function SignInForm({ email: known = '', onSignedIn }: SignInFormProps) {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const action = useAction(async (body: z.infer<typeof schema>) => onSignedIn(await call(signIn, { body })));
  const { errors, attempt, check } = useChecked(schema, action.run);
  return (
    <Form
      errors={errors}
      attempt={attempt}
      problem={action.problem}
      submit="Sign in"
      busy={action.busy ? 'Signing in…' : undefined}
      onSubmit={() => check({ email, password })}
    >
      <TextField
        id="email"
        label="Email address"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errorOf(errors, 'email')}
      />
      <TextField
        id="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errorOf(errors, 'password')}
      />
    </Form>
  );
}
