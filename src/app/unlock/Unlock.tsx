import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '#ui/Button.tsx';
import { Cover } from '#ui/Cover.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { PhoneStatus, UnlockOutcome } from '#sync/phone.ts';
import { paths } from '../paths.ts';
import { usePhone } from '../phone-context.ts';
import { passkeySecret } from '../passkey.ts';
import { lockedWords } from './locked-words.ts';

/** Cold or after the time limit: the keys are gone, and only a passphrase or a passkey brings them back. */
export function Unlock({ status }: { readonly status: PhoneStatus }) {
  const phone = usePhone();
  const closed = status.triesLeft === 0;
  const [typing, setTyping] = useState(!status.hasPasskey);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [, go] = useLocation();

  const finish = (outcome: UnlockOutcome) => {
    setBusy(undefined);
    setPassphrase('');
    if (outcome.outcome !== 'unlocked') setProblem(problemWords(outcome));
    else if (location.pathname === paths.firstAid) go(paths.home);
  };
  const withPassphrase = async (event: FormEvent) => {
    event.preventDefault();
    setBusy('Opening…');
    finish(await phone.unlock(passphrase));
  };
  const withPasskey = async () => {
    setBusy('Waiting for the phone…');
    const secret = await passkeySecret(await phone.passkeyChallenge());
    if (secret) finish(await phone.unlockWithPasskey(secret));
    else {
      setBusy(undefined);
      setTyping(true);
      setProblem('The phone did not confirm it was you. Use your passphrase.');
    }
  };

  return (
    <Cover
      title="Locked"
      actions={
        <>
          {status.hasPasskey && (
            <Button full onPress={() => void withPasskey()} busy={typing ? undefined : busy}>
              Unlock with fingerprint or face
            </Button>
          )}
          {closed ? (
            <LinkButton href={paths.forgotten} full>
              {status.askedToOpen ? 'See what your manager said' : 'Ask to be let in'}
            </LinkButton>
          ) : typing ? (
            <form className="stack" onSubmit={(event) => void withPassphrase(event)} noValidate>
              <TextField
                id="passphrase"
                label="Passphrase"
                type="password"
                value={passphrase}
                onChange={setPassphrase}
                error={problem}
                guarded
              />
              <Button submit full look={status.hasPasskey ? 'secondary' : 'primary'} busy={busy}>
                Unlock
              </Button>
            </form>
          ) : (
            <Button full look="secondary" onPress={() => setTyping(true)}>
              Use passphrase
            </Button>
          )}
          {!closed && (
            <Link href={paths.forgotten} className="cover-link">
              {status.askedToOpen ? 'You asked to be let in: how it stands' : 'Forgotten your passphrase?'}
            </Link>
          )}
          <Link href={paths.firstAid} className="cover-link">
            First aid
          </Link>
        </>
      }
    >
      <p>{lockedWords(status)}</p>
      {closed && <p>After ten wrong tries only the council can open this notebook. Nothing in it is lost.</p>}
    </Cover>
  );
}

const problemWords = (outcome: Exclude<UnlockOutcome, { outcome: 'unlocked' }>): string =>
  outcome.outcome === 'closed'
    ? outcome.message
    : `That is not the passphrase. ${outcome.triesLeft === 1 ? 'One try is left' : `${outcome.triesLeft} tries are left`} before this phone needs the council to open it.`;
