import type { ReactNode } from 'react';
import { ActionBar } from './ActionBar.tsx';
import { SkipLink } from './SkipLink.tsx';

interface ScreenProps {
  readonly bar: ReactNode;
  /** The main action, full width, under the thumb. */
  readonly actions?: ReactNode;
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
}

/** A whole phone screen. */
export const Screen = ({ bar, actions, tabs, children }: ScreenProps) => (
  <div className="screen">
    <SkipLink />
    {bar}
    <main id="main" tabIndex={-1} className="screen-body">
      {children}
    </main>
    {actions && <ActionBar>{actions}</ActionBar>}
    {tabs}
  </div>
);
