// Covered the moment the page is hidden; locked when it was hidden or idle past the council's limit, or at Hide.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { coverPage, uncoverPage } from '#ui/cover-page.ts';
import { useAnswer, usePhone } from '../phone-context.ts';
import { Covered } from './Covered.tsx';
import { HideContext } from '../hide-context.ts';
import { lockDue } from './lock-due.ts';

const CHECK_EVERY_MS = 5000;
const STIRRINGS = ['pointerdown', 'keydown', 'scroll'] as const;

export function CoverGuard({ children }: { readonly children: ReactNode }) {
  const phone = usePhone();
  const settings = useAnswer(['settings'], 'settings', (asked) => asked.settings());
  const minutes = settings?.working.lockMinutes ?? 2;
  const [covered, setCovered] = useState(false);
  const picking = useRef(false);
  const lastStir = useRef(0);

  const hide = useCallback(async () => {
    coverPage();
    // The worker ends with its page, whatever it answered.
    await phone.lock().catch(() => undefined);
    location.reload();
  }, [phone]);

  useEffect(() => {
    lastStir.current = Date.now();
    const overdue = () => lockDue({ now: Date.now(), lastStir: lastStir.current, minutes, picking: picking.current });
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') {
        coverPage();
        lastStir.current = Date.now();
        return;
      }
      if (overdue()) return void hide();
      setCovered(!picking.current);
      picking.current = false;
      uncoverPage();
    };
    const stir = () => {
      lastStir.current = Date.now();
    };
    const timer = setInterval(() => overdue() && void hide(), CHECK_EVERY_MS);
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('pagehide', coverPage);
    for (const stirring of STIRRINGS) addEventListener(stirring, stir, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('pagehide', coverPage);
      for (const stirring of STIRRINGS) removeEventListener(stirring, stir);
    };
  }, [hide, minutes]);

  const context = useMemo(
    () => ({
      hide: () => void hide(),
      beforePick: () => {
        picking.current = true;
      },
    }),
    [hide],
  );
  return (
    <HideContext value={context}>
      {/* The form stays mounted under the cover: nothing typed is lost by a phone call. */}
      <div hidden={covered}>{children}</div>
      {covered && <Covered onUncover={() => setCovered(false)} onLock={() => void hide()} />}
    </HideContext>
  );
}
