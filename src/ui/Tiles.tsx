import type { ReactNode } from 'react';

export const Tiles = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className="tiles" aria-label={label}>
    {children}
  </nav>
);
