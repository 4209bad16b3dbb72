import type { ReactNode } from 'react';

/** Over the list of a split desk screen; the record beside it has the h1. */
export const DeskListHead = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="desk-list-head">
    <h2>{title}</h2>
    {children}
  </div>
);
