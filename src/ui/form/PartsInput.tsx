import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { Field } from '#domain/field.ts';
import { partWords, readParts } from '#domain/part.ts';
import { CheckList } from '../CheckList.tsx';
import { Notice } from '../Notice.tsx';
import { useFormWorld } from './form-context.ts';
import { type FieldInputProps, textOf, useAnswer } from './use-answer.ts';

/** What of the named item is meant (which requirements of the notice); the only one there is chooses itself. */
export function PartsInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'parts' }>>) {
  const { parts } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const item = textOf(useWatch({ name: `${name.slice(0, name.lastIndexOf('.'))}.${field.of}` }));
  const all = parts(field.list, item);
  const chosen = readParts(value).map(({ number }) => number);
  const choose = (numbers: readonly number[]) =>
    onChange(all.filter(({ number }) => numbers.includes(number)).map(({ number, words }) => ({ number, words })));
  const only = all.length === 1 && chosen.length === 0 && !field.optional ? all[0]?.number : undefined;
  useEffect(() => {
    if (only !== undefined) choose([only]);
    // Once, when there is one to choose: an answer that is taken back afterwards stays back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [only]);
  if (all.length === 0)
    return (
      <Notice tone="neutral" title={labelled.label}>
        There is none to choose. Choose what it belongs to first.
      </Notice>
    );
  return (
    <CheckList
      {...labelled}
      choices={all.map((part) => ({
        value: `${part.number}`,
        label: partWords(part),
        ...(part.hint && { hint: part.hint }),
      }))}
      values={chosen.map(String)}
      onChange={(values) => choose(values.map(Number))}
    />
  );
}
