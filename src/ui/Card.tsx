import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

interface CardProps {
  readonly title?: ReactNode;
  readonly tone?: 'attention' | 'waiting' | 'received';
  readonly children: ReactNode;
}

export function Card({ title, tone, children }: CardProps) {
  const id = useId();
  return (
    <section className={classNames('card', tone && `card-${tone}`)} aria-labelledby={title ? id : undefined}>
      {title && <h2 id={id}>{title}</h2>}
      {children}
    </section>
  );
}
