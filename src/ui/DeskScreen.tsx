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
    <main id="main" tabIndex={-1} className={list ? 'desk-split' : 'desk-main'}>
      {list ? (
        <>
          <div className="desk-list">{list}</div>
          <div className="desk-detail">{children}</div>
        </>
      ) : (
        children
      )}
    </main>
  </div>
);
