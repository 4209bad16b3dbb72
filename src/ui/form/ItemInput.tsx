import { useEffect } from 'react';
import type { Field } from '#domain/field.ts';
import { CheckList } from '../CheckList.tsx';
import { Notice } from '../Notice.tsx';
import { Segments } from '../Segments.tsx';
import { useFormWorld } from './form-context.ts';
import { type FieldInputProps, textOf, textsOf, useAnswer } from './use-answer.ts';

/** Which item of the record (which warning, which group); the only one there is chooses itself. */
export function ItemInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'item' | 'items' }>>) {
  const { items } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const choices = items(field.list, field.statuses);
  const chosen = field.input === 'items' ? textsOf(value) : textOf(value);
  const only = choices.length === 1 && chosen.length === 0 && !field.optional ? choices[0]?.value : undefined;
  const many = field.input === 'items';
  useEffect(() => {
    if (only) onChange(many ? [only] : only);
    // Once, when there is one to choose: an answer that is taken back afterwards stays back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [only]);
  if (choices.length === 0)
    return field.optional ? null : (
      <Notice tone="neutral" title={labelled.label}>
        There is none on this record to choose.
      </Notice>
    );
  return typeof chosen === 'string' ? (
    <Segments {...labelled} choices={choices} value={chosen || undefined} onChange={onChange} />
  ) : (
    <CheckList {...labelled} choices={choices} values={chosen} onChange={onChange} />
  );
}
