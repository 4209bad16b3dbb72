// Where a tab ends that was opened to sign in: beside the page that must not be lost, so there is nothing else on it.
import { useEffect, useState } from 'react';
import { councilSignInPath, signInRefusalIn, signInRefusals } from '#protocol/council-sign-in.ts';
import { AppBar } from '#ui/AppBar.tsx';
import { buttonClass } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Screen } from '#ui/Screen.tsx';
import { tellOtherTabs } from '#ui/use-other-tab.ts';

export function SignedInTab() {
  const [refused] = useState(() => signInRefusalIn(location.hash));
  const refusal = refused && signInRefusals[refused];
  useEffect(() => {
    if (refused) return;
    tellOtherTabs();
    // Only where the browser lets a page close itself.
    window.close();
  }, [refused]);
  if (!refusal)
    return (
      <Screen bar={<AppBar title="Signed in" />}>
        <Notice tone="received" title="You are signed in">
          <p>Close this tab to go on in the other one. What you were doing there is as you left it.</p>
        </Notice>
      </Screen>
    );
  return (
    <Screen
      bar={<AppBar title="Not signed in" />}
      actions={
        <a className={buttonClass('primary', true)} href={councilSignInPath('tab', refusal.isAboutWho)}>
          {refusal.isAboutWho ? 'Use another account' : 'Try again'}
        </a>
      }
    >
      <Notice tone="attention" title={refusal.title}>
        <p>{refusal.message}</p>
      </Notice>
      <p>Or close this tab: what you were doing in the other one is as you left it.</p>
    </Screen>
  );
}
