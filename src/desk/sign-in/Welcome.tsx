import { useState } from 'react';
import type { Session } from '#protocol/session.ts';
import { readWelcome } from '#protocol/setup.ts';
import { Notice } from '#ui/Notice.tsx';
import { Loaded } from '../Loaded.tsx';
import { useQuery } from '../use-query.ts';
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
  const { needsSetup, council } = welcome.data;
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
    <DoorPage title="Sign in to the desk">
      {token && (
        <Notice tone="brand" title="The council is set up already">
          <p>The set-up link worked once and is used up. Sign in with your account.</p>
        </Notice>
      )}
      {council && <p className="soft">{council}</p>}
      <SignInForm onSignedIn={onSignedIn} />
      <p className="soft small">
        Forgotten your password? An administrator of your council can give you a new one on the desk, under People and
        phones.
      </p>
    </DoorPage>
  );
}
