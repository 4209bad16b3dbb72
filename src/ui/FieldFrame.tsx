import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './FieldError.tsx';
import { hintId, type Labelled } from './labelled.ts';

/** Label, hint and error round one control whose id is `id`. */
export const FieldFrame = ({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Labelled & { readonly children: ReactNode }) => (
  <div className={classNames('field', error && 'field-invalid')}>
    <label className="label" htmlFor={id}>
      {label}
      {optional && <span className="optional"> (optional)</span>}
    </label>
    {hint && (
      <p className="hint" id={hintId(id)}>
        {hint}
      </p>
    )}
    <FieldError id={id} error={error} />
    {children}
  </div>
);
