import type { ReactNode } from 'react';
import { SkipLink } from './SkipLink.tsx';

interface DeskScreenProps {
  readonly sidebar: ReactNode;
  /** A list that stays while its rows open beside it, with its own heading. */
  readonly list?: ReactNode;
  readonly children: ReactNode;
}

/** A whole desk screen. */
export const DeskScreen = ({ sidebar, list, children }: DeskScreenProps) => (
  <div className="desk">
    <SkipLink />
    {sidebar}
    {list ? (
      <div className="desk-split">
        <div className="desk-list">{list}</div>
        <DeskMain>{children}</DeskMain>
      </div>
    ) : (
      <DeskMain>{children}</DeskMain>
    )}
  </div>
);

const DeskMain = ({ children }: { readonly children: ReactNode }) => (
  <main id="main" tabIndex={-1} className="desk-main">
    {children}
  </main>
);
