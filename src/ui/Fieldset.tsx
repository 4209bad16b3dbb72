import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldError } from './FieldError.tsx';
import { describedBy, hintId, type Labelled } from './labelled.ts';

interface FieldsetProps extends Labelled {
  /** The legend as a heading-sized question. */
  readonly large?: boolean;
  /** Said by a question that stands above it already; kept for screen readers. */
  readonly hideLabel?: boolean;
  readonly children: ReactNode;
}

/** Several controls that answer one question. */
export const Fieldset = ({ large, hideLabel, children, ...labelled }: FieldsetProps) => {
  const { id, label, hint, error, optional } = labelled;
  return (
    <fieldset className={classNames('field', error && 'field-invalid')} aria-describedby={describedBy(labelled)}>
      <legend className={hideLabel ? 'visually-hidden' : large ? 'legend-large' : undefined}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </legend>
      {hint && (
        <p className="hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  );
};
