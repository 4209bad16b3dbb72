import { type ReactNode, useEffect, useState } from 'react';
import { signInRefusalIn, signInRefusals } from '#protocol/council-sign-in.ts';
import type { Session } from '#protocol/session.ts';
import { readWelcome } from '#protocol/setup.ts';
import { Notice } from '#ui/Notice.tsx';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
import { CouncilSignIn } from './CouncilSignIn.tsx';
import { DoorPage } from './DoorPage.tsx';
import { SetUp } from './SetUp.tsx';
import { SignInForm } from './SignInForm.tsx';
import { takeSetUpToken } from './set-up-token.ts';

/** Nobody is signed in: set the council up, say how to, or sign in. */
export function Welcome({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const [token] = useState(takeSetUpToken);
  const welcome = useQuery(readWelcome, {});
  if (!welcome.data)
    return (
      <DoorPage title="Desk">
        <Loaded query={welcome} loading="Opening the desk…">
          {() => null}
        </Loaded>
      </DoorPage>
    );
  const { needsSetup, council, councilAccounts } = welcome.data;
  if (needsSetup && token) return <SetUp token={token} onSetUp={onSignedIn} />;
  if (needsSetup)
    return (
      <DoorPage title="Welcome to Wardbook">
        <p>This Wardbook is new and belongs to no council yet.</p>
        <p>
          When it started, it printed a set-up link that works once. Open that link in this browser to name the council
          and make the first account. If the link is lost, start Wardbook again and it prints another.
        </p>
      </DoorPage>
    );
  return (
    <SignIn council={council} councilAccounts={councilAccounts} onSignedIn={onSignedIn}>
      {token && (
        <Notice tone="brand" title="The council is set up already">
          <p>The set-up link worked once and is used up. Sign in with your account.</p>
        </Notice>
      )}
    </SignIn>
  );
}

interface SignInProps {
  readonly council: string | undefined;
  readonly councilAccounts: boolean;
  readonly onSignedIn: (session: Session) => void;
  readonly children: ReactNode;
}

function SignIn({ council, councilAccounts, onSignedIn, children }: SignInProps) {
  const [refused] = useState(() => signInRefusalIn(location.hash));
  useEffect(() => {
    // Said once: not again after a reload, nor once somebody is in.
    if (refused) history.replaceState(history.state, '', location.pathname);
  }, [refused]);
  const refusal = refused && signInRefusals[refused];
  return (
    <DoorPage title="Sign in to the desk">
      {children}
      {council && <p className="soft">{council}</p>}
      {refusal && (
        <Notice tone="attention" title={refusal.title}>
          <p>{refusal.message}</p>
        </Notice>
      )}
      {councilAccounts && (
        <>
          <CouncilSignIn again={refusal?.isAboutWho ?? false} />
          <h2>Or with a Wardbook password</h2>
        </>
      )}
      <SignInForm onSignedIn={onSignedIn} />
      <p className="soft small">
        Forgotten your {councilAccounts && 'Wardbook '}password? An administrator of your council can give you a new one
        on the desk, under People and phones.
      </p>
    </DoorPage>
  );
}
