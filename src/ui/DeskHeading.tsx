import type { ReactNode } from 'react';

interface DeskHeadingProps {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
}

export const DeskHeading = ({ title, detail, actions }: DeskHeadingProps) => (
  <div className="desk-head">
    <div>
      <h1 tabIndex={-1}>{title}</h1>
      {detail && <p className="soft">{detail}</p>}
    </div>
    {actions && <div className="inline">{actions}</div>}
  </div>
);
