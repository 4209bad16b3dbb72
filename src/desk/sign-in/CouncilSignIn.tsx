import { useState } from 'react';
import { call } from '#protocol/call.ts';
import { councilSignInPath } from '#protocol/council-sign-in.ts';
import { readSession, type Session } from '#protocol/session.ts';
import { buttonClass } from '#ui/Button.tsx';
import { useOtherTab } from '#ui/use-other-tab.ts';

const WORDS = 'Sign in with your council account';

/** In this tab: before anybody is signed in there is nothing to lose. */
export const CouncilSignIn = ({ again }: { readonly again: boolean }) => (
  <a className={buttonClass('primary', true)} href={councilSignInPath('desk', again)}>
    {WORDS}
  </a>
);

/** In a tab of its own, so that what was being written stays. */
export function CouncilSignInTab({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const [waiting, setWaiting] = useState(false);
  // Not yet: the other tab is still at it, and this page looks again when it is seen.
  useOtherTab(waiting, () => void call(readSession, {}).then(onSignedIn, () => undefined));
  return (
    <>
      <a
        className={buttonClass('primary', true)}
        href={councilSignInPath('tab')}
        target="_blank"
        rel="noopener"
        onClick={() => setWaiting(true)}
      >
        {WORDS}
      </a>
      <p className="soft small" role="status">
        {waiting && 'Go on in the tab that opened. This page goes on by itself once you are signed in there.'}
      </p>
    </>
  );
}
