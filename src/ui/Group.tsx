import { type ReactNode, useId } from 'react';

/** A short soft heading over a list: "Due today", "Waiting for signal". */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h2 className="group-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
