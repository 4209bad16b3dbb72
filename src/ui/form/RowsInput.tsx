import type { ReactNode } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import type { Field } from '#domain/field.ts';
import { Button } from '../Button.tsx';
import { Fieldset } from '../Fieldset.tsx';
import { answersIn, shownInRow } from './form-step.ts';
import type { FieldInputProps } from './use-answer.ts';
import { useFieldError } from './use-field-error.ts';

interface RowsInputProps extends FieldInputProps<Extract<Field, { readonly input: 'rows' }>> {
  readonly renderField: RenderField;
}
type RenderField = (field: Field, name: string) => ReactNode;

/** A repeatable group: each row a card, with its own questions and a way to remove it. */
export function RowsInput({ field, name, renderField }: RowsInputProps) {
  const { fields: rows, append, remove } = useFieldArray({ name });
  const error = useFieldError(name);
  return (
    <Fieldset id={name} label={field.label} hint={field.hint} error={error} optional={field.optional}>
      {rows.map((row, index) => (
        <section key={row.id} className="card stack" aria-label={`${field.noun} ${index + 1}`}>
          <div className="row-head">
            <p className="label">
              {capital(field.noun)} {index + 1}
            </p>
            {(rows.length > 1 || field.optional) && (
              <button type="button" className="text-button" onClick={() => remove(index)}>
                Remove
                <span className="visually-hidden">
                  {' '}
                  {field.noun} {index + 1}
                </span>
              </button>
            )}
          </div>
          <Row fields={field.fields} name={`${name}.${index}`} renderField={renderField} />
        </section>
      ))}
      <Button look="secondary" icon="plus" id={name} onPress={() => append({})}>
        {field.add}
      </Button>
    </Fieldset>
  );
}

interface RowProps {
  readonly fields: readonly Field[];
  readonly name: string;
  readonly renderField: RenderField;
}

function Row({ fields, name, renderField }: RowProps) {
  const answers: unknown = useWatch({ name });
  return shownInRow(fields, answersIn(answers)).map((field) => renderField(field, `${name}.${field.key}`));
}

const capital = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
