import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface StatCardProps {
  readonly figure: ReactNode;
  readonly label: string;
  readonly detail?: string;
  /** The records behind the figure. */
  readonly href?: string;
}

export const StatCard = ({ figure, label, detail, href }: StatCardProps) => (
  <div className="card stat">
    <p className="stat-figure">{href ? <Link href={href}>{figure}</Link> : figure}</p>
    <p>{label}</p>
    {detail && <p className="stat-detail">{detail}</p>}
  </div>
);
