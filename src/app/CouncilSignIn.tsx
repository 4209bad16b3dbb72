import { useState } from 'react';
import { councilSignInPath } from '#protocol/council-sign-in.ts';
import { Button, buttonClass } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useOtherTab } from '#ui/use-other-tab.ts';
import { useHiding } from './hide-context.ts';
import { useAnswer, usePhone } from './phone-context.ts';

/** Whether the council has accounts of its own to sign in with; no while it is not known. */
export const useCouncilAccounts = (): boolean =>
  useAnswer([], 'council-accounts', (phone) => phone.hasCouncilAccounts()) ?? false;

/** In a tab of its own, so that nothing is lost on this one: neither a form nor an enrolment that is half done. */
export function CouncilSignIn({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const phone = usePhone();
  const { beforePick } = useHiding();
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string>();
  const look = async () => {
    const outcome = await phone.takeSession();
    if (outcome.outcome === 'failed') return setProblem(outcome.message);
    setWaiting(false);
    onSignedIn();
  };
  useOtherTab(waiting, () => void look());
  return (
    <>
      <a
        className={buttonClass('primary', true)}
        href={councilSignInPath('tab', problem !== undefined)}
        target="_blank"
        rel="noopener"
        onClick={() => {
          beforePick();
          setProblem(undefined);
          setWaiting(true);
        }}
      >
        Sign in with your council account
      </a>
      {waiting && (
        <Notice tone="waiting" title="Go on in the tab that opened" live>
          <p>{problem ?? 'This page goes on by itself once you are signed in there. Nothing on it is lost.'}</p>
          <Button look="secondary" small onPress={() => void look()}>
            I have signed in
          </Button>
        </Notice>
      )}
    </>
  );
}
