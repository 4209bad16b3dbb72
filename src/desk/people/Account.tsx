import { useState } from 'react';
import { z } from 'zod';
import { call } from '#protocol/call.ts';
import { changePerson, passwordSchema, type Person } from '#protocol/people.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useDesk } from '../desk-context.ts';
import { Form } from '../Form.tsx';
import { errorOf } from '../form-errors.ts';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useAction } from '../use-action.ts';
import { useChecked } from '../use-checked.ts';

interface AccountProps {
  readonly person: Person;
  readonly onChanged: () => void;
}

export const Account = ({ person, onChanged }: AccountProps) => (
  <>
    {person.active && <NewPassword person={person} onChanged={onChanged} />}
    <OpenOrClosed person={person} onChanged={onChanged} />
  </>
);

function NewPassword({ person, onChanged }: AccountProps) {
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const change = useAction(async (answer: { password: string }) => {
    await call(changePerson, { params: { id: person.id }, body: answer });
    setPassword('');
    setDone(true);
    onChanged();
  });
  const { errors, attempt, check } = useChecked(z.object({ password: passwordSchema }), change.run);
  return (
    <Card title="New password">
      <p>
        It ends their sessions. Home visits begun before it stay closed to them until a coordinator names them again.
      </p>
      <Form
        errors={errors}
        attempt={attempt}
        problem={change.problem}
        submit="Set the new password"
        busy={change.busy ? 'Setting…' : undefined}
        onSubmit={() => check({ password })}
      >
        <TextField
          id="password"
          label="New password"
          hint="12 characters or more"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={errorOf(errors, 'password')}
        />
        <div role="status">{done && <Notice tone="received" title="The new password is set" />}</div>
      </Form>
    </Card>
  );
}

function OpenOrClosed({ person, onChanged }: AccountProps) {
  const { session } = useDesk();
  const [asking, setAsking] = useState(false);
  const change = useAction(async () => {
    await call(changePerson, { params: { id: person.id }, body: { active: !person.active } });
    setAsking(false);
    onChanged();
  });
  if (person.id === session.person.id) return null;
  return (
    <Card title={person.active ? 'Leaving' : 'Coming back'}>
      <p>
        {person.active
          ? 'Closing the account ends their sessions. What their phone still holds is delivered and held for you to decide.'
          : 'The account is closed. Opening it lets them sign in again with their old password.'}
      </p>
      <ProblemNotice problem={asking ? undefined : change.problem} />
      {person.active ? (
        <Button look="danger" onPress={() => setAsking(true)}>
          Close the account
        </Button>
      ) : (
        <Button look="secondary" onPress={change.run} busy={change.busy ? 'Opening…' : undefined}>
          Open the account again
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={`Close the account of ${person.name}?`}
          confirm="Close the account"
          danger
          busy={change.busy ? 'Closing…' : undefined}
          onConfirm={change.run}
          onCancel={() => setAsking(false)}
        >
          <div className="stack">
            <p>
              They can no longer sign in. Their records stay. To empty their phone too, wipe it in the list of phones.
            </p>
            <ProblemNotice problem={change.problem} />
          </div>
        </ConfirmDialog>
      )}
    </Card>
  );
}
