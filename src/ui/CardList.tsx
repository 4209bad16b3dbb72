import type { ReactNode } from 'react';

/** Rows in one card; `flat` for a list that fills its column on the desk. Children are `ListRow`s. */
export const CardList = ({
  flat,
  label,
  children,
}: {
  readonly flat?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}) => (
  <ul className={flat ? 'rows rows-flat' : 'rows'} aria-label={label}>
    {children}
  </ul>
);
