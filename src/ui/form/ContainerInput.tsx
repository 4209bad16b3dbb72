import { useState } from 'react';
import type { Field } from '#domain/field.ts';
import { Select } from '../Select.tsx';
import { TextField } from '../TextField.tsx';
import { useFormWorld } from './form-context.ts';
import { type FieldInputProps, textOf, useAnswer } from './use-answer.ts';

const OTHER = '…';

/** One of the council's bins, or another in words. */
export function ContainerInput({ field, name }: FieldInputProps<Extract<Field, { readonly input: 'container' }>>) {
  const { places } = useFormWorld();
  const { value, onChange, labelled } = useAnswer({ field, name });
  const known = places?.containers ?? [];
  const given = textOf(value);
  const [other, setOther] = useState(given !== '' && !known.includes(given));
  if (known.length === 0) return <TextField {...labelled} value={given} onChange={onChange} />;
  return (
    <>
      <Select
        {...labelled}
        choices={[
          ...known.map((bin) => ({ value: bin, label: bin })),
          { value: OTHER, label: 'Another, not on the list' },
        ]}
        value={other ? OTHER : given}
        onChange={(next) => {
          setOther(next === OTHER);
          onChange(next === OTHER ? '' : next);
        }}
      />
      {other && <TextField id={`${name}.other`} label="Which, in words" value={given} onChange={onChange} />}
    </>
  );
}
