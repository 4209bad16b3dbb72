import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface CardProps {
  readonly title?: ReactNode;
  readonly tone?: 'attention' | 'waiting' | 'received';
  /** Something to do, not something recorded: left out on paper. */
  readonly unprinted?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, tone, unprinted, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={classNames('card', tone && `card-${tone}`, unprinted && 'unprinted')}
      aria-labelledby={title ? id : undefined}
    >
      {title && <h2 id={id}>{title}</h2>}
      {children}
    </section>
  );
}
