import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
}

export const EmptyState = ({ icon, title, children }: EmptyStateProps) => (
  <div className="empty">
    {icon && <Icon name={icon} />}
    <h2>{title}</h2>
    {children && <div className="soft stack">{children}</div>}
  </div>
);
