import type { Session } from '#protocol/session.ts';
import { readWelcome } from '#protocol/setup.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { useQuery } from '../use-query.ts';
import { CouncilSignInTab } from './CouncilSignIn.tsx';
import { SignInForm } from './SignInForm.tsx';

interface SignInAgainProps {
  readonly email: string;
  readonly onSignedIn: (session: Session) => void;
}

/** Over the screen, because what is on it must not be lost. */
export function SignInAgain({ email, onSignedIn }: SignInAgainProps) {
  const welcome = useQuery(readWelcome, {});
  return (
    <Dialog title="Sign in again" onClose={() => {}}>
      <div className="stack">
        <p>The session has ended. What you were writing stays where it is.</p>
        {welcome.data?.councilAccounts && (
          <>
            <CouncilSignInTab onSignedIn={onSignedIn} />
            <p>Or with your Wardbook password:</p>
          </>
        )}
        <SignInForm email={email} onSignedIn={onSignedIn} />
      </div>
    </Dialog>
  );
}
