import type { Choice } from '#domain/field.ts';
import { CheckBox } from './CheckBox.tsx';
import { Fieldset } from './Fieldset.tsx';
import type { Labelled } from './labelled.ts';

interface CheckListProps extends Labelled {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Checkboxes: any number of the choices, kept in the order of the list. */
export const CheckList = ({ choices, values, onChange, ...labelled }: CheckListProps) => (
  <Fieldset {...labelled}>
    <div className="segments segments-stack">
      {choices.map(({ value, label, hint }, index) => (
        <CheckBox
          key={value}
          id={index === 0 ? labelled.id : `${labelled.id}-${value}`}
          label={label}
          hint={hint}
          checked={values.includes(value)}
          onChange={(checked) =>
            onChange(
              choices
                .map((choice) => choice.value)
                .filter((known) => (known === value ? checked : values.includes(known))),
            )
          }
        />
      ))}
    </div>
  </Fieldset>
);
