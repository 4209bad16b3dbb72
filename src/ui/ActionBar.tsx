import type { ReactNode } from 'react';

/** Stays at the bottom of its column; inside a form it goes last, so that Enter and the submit button work. */
export const ActionBar = ({ children }: { readonly children: ReactNode }) => (
  <div className="action-bar">
    <div>{children}</div>
  </div>
);
