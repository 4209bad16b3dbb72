import { errorId } from './labelled.ts';

export const FieldError = ({ id, error }: { readonly id: string; readonly error: string | undefined }) =>
  error ? (
    <p className="field-error" id={errorId(id)}>
      <span className="visually-hidden">Error: </span>
      {error}
    </p>
  ) : null;
