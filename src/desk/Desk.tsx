// The desk of managers, coordinators and administrators: who is there decides between set-up, sign-in and the screens.
import './desk.css';
import { useCallback, useState } from 'react';
import { callEmpty, call } from '#protocol/call.ts';
import { readSession, type Session, signOut } from '#protocol/session.ts';
import { Loading } from '#ui/Loading.tsx';
import { DeskRoutes } from './DeskRoutes.tsx';
import { SignInDoor } from './sign-in-door.ts';
import { SignInAgain } from './sign-in/SignInAgain.tsx';
import { Welcome } from './sign-in/Welcome.tsx';
import { SignedIn } from './SignedIn.tsx';
import { useOnce } from './use-once.ts';

type Door = 'opening' | 'signed-out' | { readonly session: Session; readonly expired: boolean };

export function Desk() {
  const [door, setDoor] = useState<Door>('opening');
  const enter = useCallback((session: Session) => setDoor({ session, expired: false }), []);
  useOnce(() => call(readSession, {}).then(enter, () => setDoor('signed-out')));

  const askToSignIn = useCallback(
    () => setDoor((before) => (typeof before === 'string' ? before : { ...before, expired: true })),
    [],
  );
  const leave = useCallback(() => {
    // Also when the council does not answer: nothing of the last person may stay on the screen.
    callEmpty(signOut, {}).then(
      () => location.assign('/desk'),
      () => location.assign('/desk'),
    );
  }, []);

  if (door === 'opening') return <Loading words="Opening the desk…" />;
  if (door === 'signed-out') return <Welcome onSignedIn={enter} />;
  return (
    <SignInDoor value={askToSignIn}>
      <SignedIn key={door.session.person.id} session={door.session} onSignOut={leave}>
        <DeskRoutes />
      </SignedIn>
      {door.expired && <SignInAgain email={door.session.person.email} onSignedIn={enter} />}
    </SignInDoor>
  );
}
