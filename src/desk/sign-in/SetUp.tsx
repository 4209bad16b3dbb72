import { useState } from 'react';
import { z } from 'zod';
import { call } from '#protocol/call.ts';
import type { Session } from '#protocol/session.ts';
import { setUp } from '#protocol/setup.ts';
import { lineSchema } from '#domain/text.ts';
import { passwordSchema } from '#protocol/people.ts';
import { TextField } from '#ui/TextField.tsx';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';
import { DoorPage } from './DoorPage.tsx';

const schema = z
  .object({
    council: lineSchema('Enter the name of the council'),
    name: lineSchema('Enter your name'),
    email: z.string().trim().toLowerCase().pipe(z.email('Enter an email address, like name@example.gov.uk')),
    password: passwordSchema,
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'Type the same password again' });
type Answers = z.infer<typeof schema>;

const empty: Answers = { council: '', name: '', email: '', password: '', again: '' };

export function SetUp({ token, onSetUp }: { readonly token: string; readonly onSetUp: (session: Session) => void }) {
  const [typed, setTyped] = useState(empty);
  const action = useAction(async ({ again: _, ...answers }: Answers) =>
    onSetUp(await call(setUp, { body: { token, ...answers } })),
  );
  const { errors, attempt, check } = useChecked(schema, action.run);
  const field = (id: keyof Answers) => ({
    id,
    value: typed[id],
    onChange: (value: string) => setTyped((before) => ({ ...before, [id]: value })),
    error: errorOf(errors, id),
  });
  return (
    <DoorPage title="Set up your council">
      <p>You become the first manager and administrator. You add your team next.</p>
      <Form
        errors={errors}
        attempt={attempt}
        problem={action.problem}
        submit="Set up the council"
        busy={action.busy ? 'Setting up…' : undefined}
        onSubmit={() => check(typed)}
      >
        <TextField {...field('council')} label="Name of the council" hint="As it stands on its letters" />
        <TextField {...field('name')} label="Your name" autoComplete="name" />
        <TextField {...field('email')} label="Your email address" type="email" autoComplete="username" />
        <TextField
          {...field('password')}
          label="Password"
          hint="12 characters or more. Three random words are strong and easy to remember"
          type="password"
          autoComplete="new-password"
        />
        <TextField {...field('again')} label="Password again" type="password" autoComplete="new-password" />
      </Form>
    </DoorPage>
  );
}
