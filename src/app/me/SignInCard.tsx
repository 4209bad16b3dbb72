import { type FormEvent, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { CouncilSignIn, useCouncilAccounts } from '../CouncilSignIn.tsx';
import { useAnswer, usePhone } from '../phone-context.ts';

export function SignInCard({ email }: { readonly email: string }) {
  const phone = usePhone();
  const sync = useAnswer(['outbox'], 'sign-in', (asked) => asked.syncState());
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ done: boolean; message: string }>();
  const councilAccounts = useCouncilAccounts();
  const signedIn = async () => {
    setSaid({ done: true, message: 'Signed in for 12 hours.' });
    await phone.sync();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const outcome = await phone.signIn(email, password);
    setBusy(false);
    setPassword('');
    if (outcome.outcome === 'failed') return setSaid({ done: false, message: outcome.message });
    await signedIn();
  };
  if (sync?.contact === 'reached')
    return (
      <Card title="Signed in to the council">
        <p>What the council sends is received.</p>
        {said?.done && (
          <Notice tone="received" live>
            {said.message}
          </Notice>
        )}
      </Card>
    );
  if (sync?.contact === 'no-signal')
    return (
      <Card title="Sign in to the council">
        <p>No signal. Signing in waits until there is some; saving does not.</p>
      </Card>
    );
  return (
    <Card title="Sign in to the council">
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <p className="soft">Needed to receive, not to send.</p>
        {said?.done && (
          <Notice tone="received" live>
            {said.message}
          </Notice>
        )}
        {councilAccounts && (
          <>
            <CouncilSignIn onSignedIn={() => void signedIn()} />
            <p className="soft">Or with your Wardbook password, if you were given one.</p>
          </>
        )}
        <TextField
          id="sign-in-password"
          label={`Password of ${email}`}
          type="password"
          value={password}
          onChange={setPassword}
          error={said && !said.done ? said.message : undefined}
          guarded
        />
        <Button submit full look="secondary" busy={busy ? 'Signing in…' : undefined}>
          Sign in
        </Button>
      </form>
    </Card>
  );
}
