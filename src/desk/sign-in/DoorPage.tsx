import { type ReactNode, useEffect } from 'react';

/** A page before anyone is signed in. */
export function DoorPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Wardbook`;
  }, [title]);
  return (
    <main className="door">
      <p className="sidebar-name">Wardbook</p>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
