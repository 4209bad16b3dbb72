// The passphrase is forgotten: ask, wait for the manager, choose a new one. Needs a signal; the notebook stays sealed meanwhile.
import { useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Loading } from '#ui/Loading.tsx';
import type { RecoveryStanding } from '#sync/phone.ts';
import { paths } from '../paths.ts';
import { usePhone } from '../phone-context.ts';
import { AskToOpen } from './AskToOpen.tsx';
import { ChooseAgain } from './ChooseAgain.tsx';
import { WaitForManager } from './WaitForManager.tsx';

const CHECK_EVERY_MS = 15_000;

export function Forgotten() {
  const phone = usePhone();
  const [, go] = useLocation();
  const [standing, setStanding] = useState<RecoveryStanding>();
  const [email, setEmail] = useState('');
  const check = useCallback(() => phone.recoveryState().then(setStanding), [phone]);
  const settled = standing && standing.state !== 'waiting' && standing.state !== 'unknown';
  useEffect(() => {
    if (settled) return;
    void check();
    const timer = setInterval(() => void check(), CHECK_EVERY_MS);
    return () => clearInterval(timer);
  }, [check, settled]);

  const account = { email, onEmail: setEmail, onBack: () => go(paths.home) };
  switch (standing?.state) {
    case undefined:
      return <Loading words="Asking the council…" />;
    case 'waiting':
    case 'unknown':
      return (
        <WaitForManager
          problem={standing.state === 'unknown' ? standing.message : undefined}
          onCheck={check}
          onBack={account.onBack}
        />
      );
    case 'approved':
      return <ChooseAgain {...account} onDone={() => go(paths.home, { replace: true })} />;
    case 'none':
    case 'refused':
    case 'over':
      return <AskToOpen {...account} after={standing.state} onDone={() => void check()} />;
  }
}
