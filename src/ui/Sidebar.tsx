import type { ReactNode } from 'react';
import { Link } from 'wouter';

export interface SidebarItem {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
}

interface SidebarProps {
  readonly name: string;
  readonly items: readonly SidebarItem[];
  readonly current: string | undefined;
  readonly footer?: ReactNode;
}

export const Sidebar = ({ name, items, current, footer }: SidebarProps) => (
  <header className="sidebar">
    <p className="sidebar-name">{name}</p>
    <nav aria-label="Desk">
      <ul>
        {items.map(({ href, label, count }) => (
          <li key={href}>
            <Link href={href} className="sidebar-link" aria-current={href === current ? 'page' : undefined}>
              {label}
              {count ? <span className="sidebar-count">{count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    {footer && <div className="sidebar-foot">{footer}</div>}
  </header>
);
