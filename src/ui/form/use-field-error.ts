import { get, useFormState } from 'react-hook-form';

/** The message on a name itself, not on what lies under it: a group's own error beside those of its rows. */
export function useFieldError(name: string): string | undefined {
  const { errors } = useFormState({ name });
  const message: unknown = get(errors, `${name}.root.message`) ?? get(errors, `${name}.message`);
  return typeof message === 'string' ? message : undefined;
}
