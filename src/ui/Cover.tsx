import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface CoverProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** The whole screen when covered or locked: always dark, and says nothing about what is under it. */
export const Cover = ({ title, children, actions }: CoverProps) => (
  <main className="cover" data-theme="dark">
    <div className="cover-body">
      <div className="cover-head">
        <Icon name="lock" />
        <h1>{title}</h1>
        <div className="soft">{children}</div>
      </div>
      {actions && <div className="stack">{actions}</div>}
    </div>
  </main>
);
